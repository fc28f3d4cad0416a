import { Link } from 'react-router';
import { ItemStateBadge } from '../../../components/ItemStateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import { digitalLabels, levelLabels } from '../../../lib/improve/idea-words';
import type { Idea } from '../../../lib/improve/ideas';
import { useWaitingOf } from '../../../lib/offline/useWaiting';
import { useScope } from '../../../lib/scope/useScope';
import css from './Ideas.module.css';
import { StatusBadge } from './StatusBadge';
import { recordOf } from './useIdea';

/** An idea in a list: what it is for, whose it is, and what was learned, whatever came of it. */
export function IdeaCard({ idea }: { idea: Idea }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const { trials } = idea;
  const items = useWaitingOf(recordOf(idea.id));
  const item = items.find(({ trouble }) => trouble) ?? items[0];
  return (
    <li className={css.card}>
      <div className={css.cardHead}>
        <StatusBadge status={idea.status} />
        {item && <ItemStateBadge item={item} />}
        <span className={css.since}>{t('idea.since', { date: format.date(idea.status_at) })}</span>
      </div>
      <h2>
        <Link to={to(`improve/ideas/${idea.id}`)}>{idea.title}</Link>
      </h2>
      {idea.need && <p className={css.need}>{idea.need}</p>}
      {idea.learned && (
        <p className={css.learned}>
          <strong>{t('idea.learned')}</strong> {idea.learned}
        </p>
      )}
      <span className={css.meta}>
        <span>
          {[idea.school, idea.network, idea.country && format.country(idea.country)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span>{t(levelLabels[idea.level])}</span>
        <span>{t(digitalLabels[idea.digital])}</span>
        {idea.adapted && (
          <span>
            {idea.parent ? t('idea.adapts', { title: idea.parent.title }) : t('idea.adapts_hidden')}
          </span>
        )}
        {trials.cycles > 0 && <span>{t('idea.cycles', { n: trials.cycles })}</span>}
        {idea.adoptions > 0 && <span>{t('idea.adoptions', { n: idea.adoptions })}</span>}
      </span>
    </li>
  );
}
