import { useI18n } from '../../../lib/i18n/I18n';
import css from './Theory.module.css';

export type View = 'picture' | 'outline';

/** The same tree in two ways. */
export function Views({ label, view, onView }: { label: string; view: View; onView: (view: View) => void }) {
  const { t } = useI18n();
  const names = { picture: t('theory.picture'), outline: t('theory.outline') };
  return (
    <fieldset className={css.views} aria-label={label}>
      {(['picture', 'outline'] as const).map((one) => (
        <button
          key={one}
          type="button"
          className={css.viewButton}
          aria-pressed={view === one}
          onClick={() => onView(one)}
        >
          {names[one]}
        </button>
      ))}
    </fieldset>
  );
}
