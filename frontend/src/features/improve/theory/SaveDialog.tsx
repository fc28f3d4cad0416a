import { Button, Stack, Textarea } from '@mantine/core';
import { Dialog } from '../../../components/Dialog';
import { submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';

interface SaveDialogProps {
  onSave: (note: string) => void;
  onClose: () => void;
}

export function SaveDialog({ onSave, onClose }: SaveDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog title={t('theory.save')} onClose={onClose}>
      <form onSubmit={submitted((form) => onSave(text(form, 'note')))}>
        <Stack>
          <Textarea
            label={t('theory.version_note')}
            description={t('theory.version_note_hint')}
            name="note"
            maxLength={500}
            rows={3}
            data-autofocus
          />
          <div>
            <Button type="submit">{t('theory.save')}</Button>
          </div>
        </Stack>
      </form>
    </Dialog>
  );
}
