import { Link } from 'react-router';
import { ItemStateBadge } from '../../../components/ItemStateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Cycle } from '../../../lib/improve/cycles';
import { overlay } from '../../../lib/offline/useRecordEditor';
import { useWaitingOf } from '../../../lib/offline/useWaiting';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Improve.module.css';
import { lacks } from './rules';
import { StageSteps } from './StageSteps';

/** One test: where it stands, since when, and gently what it lacks for the next step. */
export function CycleCard({ cycle: received }: { cycle: Cycle }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const items = useWaitingOf(`cycle:${received.id}`);
  const cycle = overlay(received, items);
  const missing = lacks(cycle, cycle.stage);
  const last = items.at(-1);
  return (
    <li className={css.card}>
      <h2>
        <Link to={to(`improve/cycles/${cycle.id}`)}>{cycle.title}</Link>
      </h2>
      {cycle.objective && <p>{cycle.objective}</p>}
      <span className={css.meta}>
        <span>{[cycle.network, cycle.school, cycle.team].filter(Boolean).join(' · ')}</span>
        <span>{t('cycles.moved', { date: format.date(cycle.moved_at) })}</span>
        {last && <ItemStateBadge item={last} />}
      </span>
      {missing.length > 0 && (
        <p className={css.gentle}>
          {t('cycles.lacks', {
            what: format.list(missing.slice(0, 3).map(({ text, n }) => t(text, { n }))),
            more: Math.max(0, missing.length - 3),
          })}
        </p>
      )}
      <StageSteps stage={cycle.stage} />
    </li>
  );
}
