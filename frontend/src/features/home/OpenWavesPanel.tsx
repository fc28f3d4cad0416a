import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Empty } from '../../components/Empty';
import { Loaded } from '../../components/Loaded';
import { Panel } from '../../components/Panel';
import { useI18n } from '../../lib/i18n/I18n';
import { useScope } from '../../lib/scope/useScope';
import { answersOf, countsText, exceeds, rateText } from '../../lib/waves/rate';
import { useLiveRates } from '../../lib/waves/useLiveRates';
import { type Wave, wavesQuery } from '../../lib/waves/waves';
import css from './Home.module.css';

/** What is being asked right now, with the count as it grows. */
export function OpenWavesPanel() {
  const { t } = useI18n();
  const { project, siteId, to } = useScope();
  const waves = useQuery(wavesQuery(project.id));
  return (
    <Panel title={t('home.open_now')} aside={<Link to={to('ask')}>{t('home.all_waves')}</Link>}>
      <Loaded query={waves} rows={3}>
        {(all) => {
          // A wave that asks nobody this person may see is none of their concern.
          const open = all.filter(
            (wave) => wave.state === 'open' && wave.invited > 0 && (!siteId || wave.site_id === siteId),
          );
          if (open.length === 0) return <Empty title={t('home.nothing_open')} />;
          return (
            <ul className={css.list}>
              {open.map((wave) => (
                <OpenWave key={wave.id} wave={wave} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function OpenWave({ wave }: { wave: Wave }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const { query } = useLiveRates(wave.id, true);
  return (
    <li className={css.wave}>
      <Link to={to(`ask/waves/${wave.id}`)}>{wave.title}</Link>
      <Loaded query={query} rows={1}>
        {({ rates: { total } }) => (
          <>
            <div className={css.figures} aria-live="polite">
              {!exceeds(total) && <span className={css.big}>{rateText(total.rr2, format)}</span>}
              <span>{countsText(t, total, format)}</span>
            </div>
            <progress
              className={css.bar}
              value={Math.min(answersOf(total), total.invited)}
              max={Math.max(total.invited, 1)}
              aria-label={t('rates.rate')}
            />
          </>
        )}
      </Loaded>
      <span className={css.meta}>{t('home.until', { date: format.date(wave.ends_on) })}</span>
    </li>
  );
}
