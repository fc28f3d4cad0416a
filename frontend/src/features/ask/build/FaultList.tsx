import { useNavigate } from 'react-router';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { anyText } from './languages';
import { findItem } from './outline';
import { isError, type PlacedProblem } from './problems';

/** Every problem with its question, its mend and the way there. */
export function FaultList({ problems }: { problems: PlacedProblem[] }) {
  const { t } = useI18n();
  const { to } = useScope();
  const { draft, book, items, languages, select } = useDesk();
  const navigate = useNavigate();
  return (
    <ul className={css.problems} aria-label={t('build.problems', { n: problems.length })}>
      {problems.map((one) => {
        const item = findItem(items, one.items[0] ?? null);
        const name = item && (anyText(book, 'survey', item.row, languages) || item.name || t('build.blank'));
        return (
          <li
            key={[one.code, one.sheet, one.row, one.column, one.message].join('|')}
            data-error={isError(one)}
          >
            <Icon name="alert" size={18} />
            <span>
              {item && (
                <button
                  type="button"
                  className={css.link}
                  onClick={() => {
                    select(item.id);
                    void navigate(to(`ask/questionnaires/drafts/${draft.id}`));
                  }}
                >
                  {name}
                </button>
              )}{' '}
              {one.column && <strong>{one.column}: </strong>}
              {one.message} <em>{one.fix}</em>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
