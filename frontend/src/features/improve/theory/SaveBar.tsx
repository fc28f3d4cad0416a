import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Icon } from '../../../components/icons';
import { SaveIndicator } from '../../../components/SaveIndicator';
import { useI18n } from '../../../lib/i18n/I18n';
import type { SaveState } from '../../../lib/offline/useRecordEditor';
import { SaveDialog } from './SaveDialog';
import css from './Theory.module.css';
import type { Editing } from './useDraft';

interface SaveBarProps {
  draft: Editing;
  /** Of what was kept as a version. */
  state: SaveState;
  onSave: (note: string) => void;
  onDiscard: () => void;
}

/** Where the work stands, always in sight: not yet a version; a version on this device, sent, received. */
export function SaveBar({ draft, state, onSave, onDiscard }: SaveBarProps) {
  const { t, format } = useI18n();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const page = document.documentElement.style;
    page.setProperty('--toast-lift', '5.5rem');
    return () => {
      page.removeProperty('--toast-lift');
    };
  }, []);
  const stands = draft.noRoom
    ? t('theory.no_room')
    : draft.savedAt
      ? t('theory.on_device', { time: format.time(new Date(draft.savedAt)) })
      : t('theory.all_kept');
  return (
    <div className={draft.differs ? css.saveBarNow : css.saveBar}>
      {draft.differs || state.kind === 'idle' ? (
        <span role="status" className={css.stands}>
          {stands}
        </span>
      ) : (
        <SaveIndicator state={state} />
      )}
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
            <Button className={css.keep} onClick={() => setOpen(true)}>
              {t('theory.save')}
            </Button>
          </>
        )}
      </span>
      {open && (
        <SaveDialog
          onSave={(note) => {
            setOpen(false);
            onSave(note);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
