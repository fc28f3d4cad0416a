import { Link } from 'react-router';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { StatusBadge } from '../ideas/StatusBadge';
import css from './DriverPicture.module.css';
import type { Idea } from './hanging';

/** The change ideas that hang on a driver, each with where it stands. */
export function HungIdeas({ ideas }: { ideas: Idea[] }) {
  const { t } = useI18n();
  const { to } = useScope();
  return (
    <ul className={css.ideas} aria-label={t('theory.ideas')}>
      {ideas.map((idea) => {
        return (
          <li key={idea.id}>
            <Link className={css.idea} to={to(`improve/ideas/${idea.id}`)}>
              {idea.title}
            </Link>
            <StatusBadge status={idea.status} />
          </li>
        );
      })}
    </ul>
  );
}
