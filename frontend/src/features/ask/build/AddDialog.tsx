import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { FromLibrary } from '../library/FromLibrary';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import type { Container, Kind } from './kinds';
import { NameGeneratorDialog } from './NameGeneratorDialog';
import { useTree } from './useTree';
import { kindGroups, kindName } from './words';

interface AddDialogProps {
  onTake: (kind: Kind | Container) => void;
  onClose: () => void;
}

/** What kind of thing to ask next, or a question that the library has. */
export function AddDialog({ onTake, onClose }: AddDialogProps) {
  const { t } = useI18n();
  const desk = useDesk();
  const tree = useTree(desk);
  const [way, setWay] = useState<'kinds' | 'names' | 'library'>('kinds');
  if (way === 'names') {
    return (
      <NameGeneratorDialog
        languages={desk.languages}
        onClose={onClose}
        onAdd={(wish) => {
          tree.addNames(wish, desk.selected);
          onClose();
        }}
      />
    );
  }
  if (way === 'library') {
    return (
      <Dialog title={t('library.from_library')} onClose={onClose}>
        <FromLibrary onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t('build.add_title')} onClose={onClose}>
      <div className={css.kinds}>
        <div>
          <Button
            variant="default"
            leftSection={<Icon name="copy" size={18} />}
            onClick={() => setWay('library')}
          >
            {t('library.from_library')}
          </Button>
        </div>
        {kindGroups.map(({ label, kinds, hint }) => (
          <section key={label} aria-label={t(label)}>
            <h3>{t(label)}</h3>
            <div className={css.kindButtons}>
              {kinds.map((kind) => (
                <button key={kind} type="button" onClick={() => onTake(kind)}>
                  {kindName(t, kind)}
                </button>
              ))}
            </div>
            {hint && <p className={css.kindHint}>{t(hint)}</p>}
          </section>
        ))}
        <section aria-label={t('kindg.network')}>
          <h3>{t('kindg.network')}</h3>
          <div className={css.kindButtons}>
            <button type="button" onClick={() => setWay('names')}>
              {t('namegen.kind')}
            </button>
          </div>
        </section>
      </div>
    </Dialog>
  );
}
