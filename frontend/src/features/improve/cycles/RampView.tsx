import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { accepted, pdsa } from '../../../lib/api/client';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Cycle } from '../../../lib/improve/cycles';
import { stages } from '../../../lib/improve/stages';
import { useScope } from '../../../lib/scope/useScope';
import css from './RampView.module.css';
import { decisions, scales } from './words';

const sizes = Object.keys(scales) as Cycle['scale'][];

/** The tests that follow from each other, from the first: how many each touches, and what was decided. */
export function RampView({ cycle }: { cycle: Cycle }) {
  const { t } = useI18n();
  const ramp = useQuery({
    // A new version of the cycle may stand elsewhere on it, or be decided.
    queryKey: ['cycle', cycle.id, 'ramp', cycle.version],
    queryFn: () =>
      accepted(pdsa.GET('/api/pdsa/v1/cycles/{cycle_id}/ramp', { params: { path: { cycle_id: cycle.id } } })),
    placeholderData: (before) => before,
  });
  return (
    <Panel folds title={t('ramp.title')}>
      <Loaded query={ramp} rows={2}>
        {({ items }) => (
          <>
            <p className={css.lead}>{items.length > 1 ? t('ramp.lead') : t('ramp.alone')}</p>
            <ol className={css.ramp}>
              {items.map((one) => (
                <Step key={one.id} cycle={one} here={one.id === cycle.id} />
              ))}
            </ol>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Step({ cycle, here }: { cycle: Cycle; here: boolean }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const size = sizes.indexOf(cycle.scale) + 1;
  const days = [cycle.starts_on, cycle.ends_on].filter((day) => day !== null).map(format.date);
  return (
    <li className={`${css.step} ${here ? css.here : ''}`} data-size={size}>
      <span className={css.place} aria-hidden="true">
        {cycle.position}
      </span>
      <span className={css.text}>
        {here ? (
          <strong aria-current="true">{cycle.title}</strong>
        ) : (
          <Link to={to(`improve/cycles/${cycle.id}`)}>{cycle.title}</Link>
        )}
        <span className={css.scale}>
          <span className={css.bar} aria-hidden="true">
            {sizes.map((name, index) => (
              <span key={name} className={index < size ? css.full : undefined} />
            ))}
          </span>
          {t(scales[cycle.scale])}
        </span>
        <span className={css.meta}>
          {cycle.decision ? (
            <StateBadge
              tone={cycle.decision === 'abandon' ? 'quiet' : 'good'}
              label={t(decisions[cycle.decision].label)}
            />
          ) : (
            <StateBadge tone={stages[cycle.stage].tone} label={t(stages[cycle.stage].label)} />
          )}
          {days.length > 0 && <span>{days.join(' – ')}</span>}
        </span>
      </span>
    </li>
  );
}
