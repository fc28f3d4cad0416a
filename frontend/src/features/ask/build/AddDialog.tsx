import { useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { useI18n } from '../../../lib/i18n/I18n';
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

/** What kind of thing to ask next. */
export function AddDialog({ onTake, onClose }: AddDialogProps) {
  const { t } = useI18n();
  const desk = useDesk();
  const tree = useTree(desk);
  const [naming, setNaming] = useState(false);
  if (naming) {
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
  return (
    <Dialog title={t('build.add_title')} onClose={onClose}>
      <div className={css.kinds}>
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
            <button type="button" onClick={() => setNaming(true)}>
              {t('namegen.kind')}
            </button>
          </div>
        </section>
      </div>
    </Dialog>
  );
}
