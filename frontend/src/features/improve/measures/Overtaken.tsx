import { Button } from '@mantine/core';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import type { Measure } from '../../../lib/improve/measures';
import css from './Measures.module.css';

const names: Partial<Record<keyof Measure, string>> = {
  name: msg('measure.name'),
  kind: msg('measures.kind'),
  definition: msg('measure.definition'),
  numerator: msg('measure.numerator'),
  denominator: msg('measure.denominator'),
  unit: msg('measure.unit'),
  multiplier: msg('measure.multiplier'),
  direction: msg('measure.direction'),
  cadence: msg('measure.cadence'),
  goal: msg('measure.goal'),
  subgroups: msg('measure.subgroups'),
  chart: msg('measure.chart'),
  rules: msg('measure.rules'),
  baseline: msg('measure.baseline'),
  decimals: msg('measure.decimals'),
  archived: msg('measures.state'),
};

const plain = (value: unknown) =>
  Array.isArray(value) ? value.join(', ') || '–' : value === null || value === '' ? '–' : String(value);

/** Somebody else changed the measure while this person was writing: what they changed, and what to do. */
export function Overtaken({ before, now, accept }: { before: Measure; now: Measure; accept: () => void }) {
  const { t, format } = useI18n();
  const changed = (Object.entries(names) as [keyof Measure, string][]).filter(
    ([name]) => JSON.stringify(before[name]) !== JSON.stringify(now[name]),
  );
  return (
    <div className={css.versions} role="alert">
      <strong>{t('measure.overtaken', { when: format.dateTime(now.updated_at) })}</strong>
      <ul className={css.changes}>
        {changed.map(([name, label]) => (
          <li key={name}>
            {t('measure.overtaken_field', {
              field: t(label),
              before: plain(before[name]),
              now: plain(now[name]),
            })}
          </li>
        ))}
      </ul>
      <p className={css.small}>{t('measure.overtaken_hint')}</p>
      <div>
        <Button variant="default" size="sm" onClick={accept}>
          {t('measure.overtaken_accept')}
        </Button>
      </div>
    </div>
  );
}
