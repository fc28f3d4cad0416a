import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Panel } from '../../components/Panel';
import { useI18n } from '../../lib/i18n/I18n';
import { today, waitingForValue } from '../../lib/improve/due';
import { measuresQuery } from '../../lib/improve/measures';
import { useWaiting } from '../../lib/offline/useWaiting';
import { networksQuery } from '../../lib/scope/networks';
import { ownNetworks } from '../../lib/scope/own-networks';
import { useScope } from '../../lib/scope/useScope';
import { useMe } from '../../lib/session/me';
import css from './Home.module.css';

const shown = 5;

/** Measures of one's own networks whose next value is due. Nothing is shown while none is. */
export function MeasuresPanel() {
  const { t, format } = useI18n();
  const { project, networkId, to } = useScope();
  const me = useMe();
  const { items } = useWaiting();
  const networks = useQuery(networksQuery(project.id));
  const own = ownNetworks(me, networks.data ?? []);
  const { data } = useQuery({ ...measuresQuery(project.id, networkId), enabled: own.length > 0 });
  const day = today();
  // A value that waits on this device is a value.
  const onTheWay = (id: string) => items.some(({ path }) => path.endsWith(`/measures/${id}/observations`));
  const due = waitingForValue(
    (data ?? []).filter(({ id, network_id }) => own.includes(network_id) && !onTheWay(id)),
    day,
  );
  if (due.length === 0) return null;
  return (
    <Panel
      title={t('home.measures')}
      aside={<Link to={to('improve/measures')}>{t('home.all_measures')}</Link>}
    >
      <ul className={css.list}>
        {due.slice(0, shown).map(({ measure, since }) => (
          <li key={measure.id}>
            <strong>
              <Link
                to={to(`improve/measures/${measure.id}?add=1`)}
                aria-label={t('home.add_value', { measure: measure.name })}
              >
                {measure.name}
              </Link>
            </strong>
            <span className={css.meta}>
              <span>{measure.school ?? measure.network}</span>
              <span>
                {since === day ? t('home.due_today') : t('home.due_since', { date: format.date(since) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {due.length > shown && <p className={css.meta}>{t('home.more_due', { count: due.length - shown })}</p>}
    </Panel>
  );
}
