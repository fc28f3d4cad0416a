import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Build.module.css';
import { isError, type PlacedProblem } from './problems';

/** What is at fault with a question, and what would mend it. */
export function ProblemNotes({ problems }: { problems: PlacedProblem[] }) {
  const { t } = useI18n();
  if (problems.length === 0) return null;
  return (
    <ul className={css.problems} aria-label={t('build.problems', { n: problems.length })}>
      {problems.map((one) => (
        <li key={[one.code, one.sheet, one.row, one.column, one.message].join('|')} data-error={isError(one)}>
          <Icon name="alert" size={18} />
          <span>
            {one.column && <strong>{one.column}: </strong>}
            {one.message} <em>{one.fix}</em>
          </span>
        </li>
      ))}
    </ul>
  );
}
