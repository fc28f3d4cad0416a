import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { useOnline } from '../../../lib/offline/useOnline';
import { SaveDialog } from './SaveDialog';
import css from './Theory.module.css';
import type { Editing } from './useDraft';

interface SaveBarProps {
  draft: Editing;
  saving: boolean;
  error: Error | null;
  onSave: (note: string) => void;
  onDiscard: () => void;
  onForget: () => void;
}

/** Where the work stands, always in sight: on this device, or kept as a version. */
export function SaveBar({ draft, saving, error, onSave, onDiscard, onForget }: SaveBarProps) {
  const { t, format } = useI18n();
  const online = useOnline();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const page = document.documentElement.style;
    page.setProperty('--toast-lift', '5.5rem');
    return () => {
      page.removeProperty('--toast-lift');
    };
  }, []);
  const dialog = open && (draft.differs || saving);
  const stands = draft.noRoom
    ? t('theory.no_room')
    : draft.savedAt
      ? t('theory.on_device', { time: format.time(new Date(draft.savedAt)) })
      : t('theory.all_kept');
  return (
    <div className={draft.differs ? css.saveBarNow : css.saveBar}>
      <span role="status" className={css.stands}>
        {stands}
        {draft.differs && !online && ` ${t('theory.offline')}`}
      </span>
      <span className={css.saveTools}>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={t('app.undo')}
          title={t('app.undo')}
          disabled={!draft.undo}
          onClick={draft.undo ?? undefined}
        >
          <Icon name="undo" />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={t('app.redo')}
          title={t('app.redo')}
          disabled={!draft.redo}
          onClick={draft.redo ?? undefined}
        >
          <Icon name="redo" />
        </ActionIcon>
        {draft.differs && (
          <>
            <ActionIcon
              variant="default"
              size={44}
              aria-label={t('theory.discard')}
              title={t('theory.discard')}
              onClick={onDiscard}
            >
              <Icon name="close" />
            </ActionIcon>
            <Button className={css.keep} disabled={!online} onClick={() => setOpen(true)}>
              {t('theory.save')}
            </Button>
          </>
        )}
      </span>
      {dialog && (
        <SaveDialog
          content={draft.content}
          saving={saving}
          error={error}
          onSave={onSave}
          onClose={() => {
            setOpen(false);
            onForget();
          }}
        />
      )}
    </div>
  );
}
