import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import css from './ComparedWaves.module.css';
import { type ComparedItem, comparabilityQuery, type EarlierWave } from './comparability';

const why: Record<string, string> = {
  added: msg('compare.added'),
  reworded: msg('compare.reworded'),
  kind: msg('compare.kind'),
  choices: msg('compare.choices'),
};

/** What this wave can be compared with, question by question; nothing where the questionnaire is asked for the first time. */
export function ComparedWaves({ waveId }: { waveId: string }) {
  const { t } = useI18n();
  const { data } = useQuery(comparabilityQuery(waveId));
  if (!data || data.earlier.length === 0) return null;
  return (
    <Panel title={t('compare.title')}>
      <p className={css.lead}>{t('compare.lead')}</p>
      <ul className={css.waves}>
        {data.earlier.map((wave) => (
          <li key={wave.wave_id}>
            <OneWave wave={wave} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OneWave({ wave }: { wave: EarlierWave }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const broken = wave.items.filter(({ comparable }) => !comparable);
  return (
    <>
      <div className={css.head}>
        <h3>
          <Link to={to(`ask/waves/${wave.wave_id}`)}>{wave.title}</Link>
        </h3>
        <StateBadge
          tone={broken.length === 0 ? 'good' : 'busy'}
          label={
            broken.length === 0
              ? t('compare.all')
              : t('compare.some', { x: wave.comparable, n: wave.items.length })
          }
        />
      </div>
      <p className={css.facts}>
        {format.date(wave.starts_on)} – {format.date(wave.ends_on)} ·{' '}
        {t('questionnaire.version', { n: wave.version })}
      </p>
      {broken.length > 0 && (
        <details className={css.more}>
          <summary>{t('compare.which', { n: broken.length })}</summary>
          <ul className={css.items}>
            {broken.map((item) => (
              <li key={item.path}>
                <Broken item={item} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Broken({ item }: { item: ComparedItem }) {
  const { t, language } = useI18n();
  const said = (words: Record<string, string>) =>
    words[language] ?? words.en ?? Object.values(words)[0] ?? item.path.replace(/^.*\//, '');
  const reworded = item.kinds.includes('reworded');
  return (
    <>
      <strong>{said(item.label)}</strong>
      <span className={css.why}>
        {item.kinds.map((kind) => (why[kind] ? t(why[kind]) : kind)).join(' · ')}
      </span>
      {reworded && <span className={css.before}>{t('compare.before', { text: said(item.before) })}</span>}
    </>
  );
}
