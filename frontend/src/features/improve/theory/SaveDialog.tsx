import { Button, Stack, Textarea } from '@mantine/core';
import { Dialog } from '../../../components/Dialog';
import { Trouble } from '../../../components/Trouble';
import { Problem, type ProblemDetail } from '../../../lib/api/problem';
import { submitted, text } from '../../../lib/forms/fields';
import { msg, type Translate, useI18n } from '../../../lib/i18n/I18n';
import { type Content, longestNote, longestText, most, withoutBlanks } from './model';
import css from './Theory.module.css';

interface SaveDialogProps {
  content: Content;
  saving: boolean;
  error: Error | null;
  onSave: (note: string) => void;
  onClose: () => void;
}

export function SaveDialog({ content, saving, error, onSave, onClose }: SaveDialogProps) {
  const { t } = useI18n();
  const faults = error instanceof Problem && error.code === 'theory.invalid' ? error.errors : [];
  return (
    <Dialog title={t('theory.save')} onClose={onClose}>
      <form onSubmit={submitted((form) => onSave(text(form, 'note')))}>
        <Stack>
          {error && <Trouble error={error} brief />}
          {faults.length > 0 && (
            <ul className={css.faults}>
              {faults.map((fault) => (
                <li key={`${fault.pointer}${fault.code}`}>{faultInWords(t, content, fault)}</li>
              ))}
            </ul>
          )}
          <Textarea
            label={t('theory.version_note')}
            description={t('theory.version_note_hint')}
            name="note"
            maxLength={500}
            rows={3}
            data-autofocus
          />
          <div>
            <Button type="submit" loading={saving}>
              {t('theory.save')}
            </Button>
          </div>
        </Stack>
      </form>
    </Dialog>
  );
}

const texts: Record<string, string> = {
  'theory.problem_missing': msg('theory.fault_problem'),
  'theory.text_missing': msg('theory.fault_text'),
  'theory.text_long': msg('theory.fault_long'),
  'theory.note_long': msg('theory.fault_note_long'),
  'theory.too_many': msg('theory.fault_many'),
  'theory.too_deep': msg('theory.fault_deep'),
  'theory.aim_unknown': msg('theory.fault_aim'),
  'theory.parent_missing': msg('theory.fault_place'),
  'theory.loop': msg('theory.fault_place'),
};

/** A rule that is not met, with the place in the words of who wrote it. */
function faultInWords(t: Translate, content: Content, fault: ProblemDetail) {
  const [, part, index] = /^\/(causes|drivers)\/(\d+)/.exec(fault.pointer ?? '') ?? [];
  const rows = part === 'causes' || part === 'drivers' ? withoutBlanks(content[part]) : [];
  const where = rows[Number(index)]?.text;
  const known = texts[fault.code ?? ''];
  const words = known
    ? t(known, { text: longestText, note: longestNote, causes: most.causes, drivers: most.drivers })
    : [fault.message, fault.fix].filter(Boolean).join(' ');
  return where ? `“${where}”: ${words}` : words;
}
