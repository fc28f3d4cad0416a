import { Dialog } from '../../../components/Dialog';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Build.module.css';
import type { Container, Kind } from './kinds';
import { kindGroups, kindName } from './words';

interface AddDialogProps {
  onTake: (kind: Kind | Container) => void;
  onClose: () => void;
}

/** What kind of thing to ask next. */
export function AddDialog({ onTake, onClose }: AddDialogProps) {
  const { t } = useI18n();
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
      </div>
    </Dialog>
  );
}
