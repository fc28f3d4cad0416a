import { useI18n } from '../../../lib/i18n/I18n';
import type { CoachedNetwork } from '../../../lib/improve/coaching';
import css from './Coach.module.css';

/** How cycles are worked with, network by network in the order of their names, in sentences. */
export function NetworkCards({ networks }: { networks: CoachedNetwork[] }) {
  const { t, format } = useI18n();
  const hasWork = ({ cycles, kept_in_team }: CoachedNetwork) => cycles > 0 || kept_in_team > 0;
  const working = networks.filter(hasWork);
  const idle = networks.filter((one) => !hasWork(one));
  return (
    <section aria-labelledby="coach-networks">
      <h2 id="coach-networks" className={css.heading}>
        {t('coach.networks')}
      </h2>
      <p className={css.hint}>{t('coach.networks_hint')}</p>
      <ul className={css.cards}>
        {working.map((network) => (
          <li key={network.network_id}>
            <article className={css.card}>
              <h3>{network.network}</h3>
              {network.cycles > 0 && <Practice practice={network.practice} />}
              {network.kept_in_team > 0 && (
                <p className={css.hint}>{t('coach.kept_in_team', { count: network.kept_in_team })}</p>
              )}
            </article>
          </li>
        ))}
      </ul>
      {idle.length > 0 && (
        <details className={css.idle}>
          <summary>{t('coach.no_cycle', { count: idle.length })}</summary>
          <p>{format.list(idle.map(({ network }) => network))}</p>
        </details>
      )}
    </section>
  );
}

function Practice({ practice }: { practice: CoachedNetwork['practice'] }) {
  const { t } = useI18n();
  const lines = [
    practice.predicted.of > 0 && t('coach.predicted', practice.predicted),
    practice.documented.of > 0 && t('coach.documented', practice.documented),
    practice.over_time.of > 0 && t('coach.over_time', practice.over_time),
    practice.iterative.of > 0 && t('coach.iterative', practice.iterative),
    practice.growing.of > 0 && t('coach.growing', practice.growing),
  ].filter((line): line is string => Boolean(line));
  return (
    <ul className={css.practice}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
