import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Loaded } from '../../components/Loaded';
import { Panel } from '../../components/Panel';
import { useI18n } from '../../lib/i18n/I18n';
import { coachedCyclesQuery, coachedNetworksQuery, type Group } from '../../lib/improve/coaching';
import { useScope } from '../../lib/scope/useScope';
import css from './Home.module.css';

const shown = 4;

/** For a coach: what is asked of them, and who has been quiet for a while. */
export function CoachPanel() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const networks = useQuery(coachedNetworksQuery(project.id));
  return (
    <Panel title={t('home.coach')} aside={<Link to={to('improve/coach')}>{t('home.coach_all')}</Link>}>
      <Loaded query={networks} rows={2}>
        {(all) => {
          const mine = all.filter((one) => !networkId || one.network_id === networkId);
          const count = (group: Group) => mine.reduce((sum, one) => sum + (one.groups[group] ?? 0), 0);
          const [waits, quiet] = [count('waiting'), count('quiet')];
          return (
            <>
              <Some group="waiting" count={waits} title={t('home.coach_waiting', { count: waits })} />
              <Some group="quiet" count={quiet} title={t('home.coach_quiet', { count: quiet })} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function Some({ group, count, title }: { group: Group; count: number; title: string }) {
  const { project, networkId, to } = useScope();
  const { format, t } = useI18n();
  const where = { projectId: project.id, networkId, since: undefined };
  const cycles = useInfiniteQuery({ ...coachedCyclesQuery(where, group), enabled: count > 0 });
  const some = cycles.data?.pages[0]?.items.slice(0, shown) ?? [];
  return (
    <>
      <h3 className={css.subtitle}>{title}</h3>
      {some.length > 0 && (
        <ul className={css.list}>
          {some.map((cycle) => (
            <li key={cycle.id}>
              <Link to={to(`improve/cycles/${cycle.id}`)}>{cycle.title}</Link>
              <span className={css.meta}>
                <span>{[cycle.network, cycle.school].filter(Boolean).join(' · ')}</span>
                <span>{t('coach.moved_on', { date: format.date(cycle.moved_at) })}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
