import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { kindName, rulesName } from '../../../components/chart/words';
import { useI18n } from '../../../lib/i18n/I18n';
import { aimsQuery } from '../../../lib/improve/belonging';
import { driversQuery } from '../../../lib/improve/drivers';
import type { Measure } from '../../../lib/improve/measures';
import { useScope } from '../../../lib/scope/useScope';
import improve from '../Improve.module.css';
import type { PartProps } from './CountedFields';
import css from './Measures.module.css';
import { cadences, directions } from './words';

/** When, which way is better, how far, and for which groups. */
export function HowFields({ measure, data, at }: PartProps) {
  const { t } = useI18n();
  const options = (names: Record<string, string>) =>
    Object.entries(names).map(([value, label]) => ({ value, label: t(label) }));
  return (
    <fieldset className={css.part}>
      <legend>{t('measure.part_how')}</legend>
      <div className={improve.pair}>
        <NativeSelect
          label={t('measure.cadence')}
          name="cadence"
          defaultValue={measure?.cadence ?? 'week'}
          data={options(cadences)}
        />
        <NativeSelect
          label={t('measure.direction')}
          name="direction"
          defaultValue={measure?.direction ?? 'increase'}
          data={options(directions)}
        />
      </div>
      <TextInput
        label={data === 'proportion' ? t('measure.goal_percent') : t('measure.goal')}
        description={t('measure.goal_hint')}
        name="goal"
        inputMode="decimal"
        defaultValue={measure?.goal ?? ''}
        error={at('/goal')}
      />
      <Textarea
        label={t('measure.subgroups')}
        description={t('measure.subgroups_hint')}
        name="subgroups"
        rows={3}
        defaultValue={measure?.subgroups.join('\n')}
        error={at('/subgroups')}
      />
    </fieldset>
  );
}

/** What the measure is a measure of: an aim of the network, and a driver of its theory. */
export function TheoryFields({ measure, networkId, at }: Omit<PartProps, 'data'> & { networkId: string }) {
  const { t } = useI18n();
  const { project } = useScope();
  const aims = useQuery(aimsQuery(project.id, networkId || undefined));
  const drivers = useQuery({ ...driversQuery(networkId), enabled: networkId !== '' });
  return (
    <fieldset className={css.part}>
      <legend>{t('measure.part_theory')}</legend>
      <NativeSelect
        key={aims.data ? 'there' : 'coming'}
        label={t('measure.aim')}
        name="aim_id"
        defaultValue={measure?.aim_id ?? ''}
        data={[
          { value: '', label: t('measure.no_aim') },
          ...coming(aims.data, measure?.aim_id),
          ...(aims.data ?? []).map(({ id, statement }) => ({ value: id, label: statement })),
        ]}
        error={at('/aim_id')}
      />
      <NativeSelect
        key={`drivers ${drivers.data ? 'there' : 'coming'}`}
        label={t('measure.driver')}
        name="driver_id"
        defaultValue={measure?.driver_id ?? ''}
        data={[
          { value: '', label: t('measure.no_driver') },
          ...coming(drivers.data, measure?.driver_id),
          ...(drivers.data ?? []).map(({ id, text, depth }) => ({
            value: id,
            label: `${'– '.repeat(depth)}${text}`,
          })),
        ]}
        error={at('/driver_id')}
      />
    </fieldset>
  );
}

/** What is chosen already stays chosen while the list has not come. */
const coming = (list: unknown[] | undefined, chosen: string | null | undefined) =>
  list === undefined && chosen ? [{ value: chosen, label: '…' }] : [];

/** The charts that can be drawn of each kind of data; the server holds the same list. */
export const chartsOf: Record<Measure['data'], string[]> = {
  proportion: ['line', 'run', 'p', 'p_prime'],
  rate: ['line', 'run', 'u', 'u_prime'],
  count: ['line', 'run', 'c', 'i'],
  number: ['line', 'run', 'i', 'mr'],
  time_between: ['line', 'run', 't'],
  opportunities_between: ['line', 'run', 'g'],
};

/** For those who know charts; everybody else leaves it as it is. */
export function ChartFields({ measure, data, at }: PartProps) {
  const { t } = useI18n();
  const faulty = ['/chart', '/rules', '/baseline', '/decimals'].some((pointer) => at(pointer));
  return (
    <details open={faulty || undefined}>
      <summary>{t('measure.part_chart')}</summary>
      <fieldset className={css.part} aria-label={t('measure.part_chart')}>
        <div className={improve.pair}>
          <NativeSelect
            key={data}
            label={t('measure.chart')}
            name="chart"
            defaultValue={measure?.chart ?? 'auto'}
            data={[
              { value: 'auto', label: t('measure.chart_auto') },
              ...chartsOf[data].map((value) => ({ value, label: kindName(t, value) })),
            ]}
            error={at('/chart')}
          />
          <NativeSelect
            label={t('measure.rules')}
            name="rules"
            defaultValue={measure?.rules ?? 'anhoej'}
            data={['anhoej', 'perla'].map((value) => ({ value, label: rulesName(t, value) }))}
            error={at('/rules')}
          />
        </div>
        <TextInput
          label={t('measure.baseline')}
          description={t('measure.baseline_hint')}
          name="baseline"
          inputMode="numeric"
          defaultValue={measure?.baseline ?? ''}
          error={at('/baseline')}
        />
        <NativeSelect
          label={t('measure.decimals')}
          name="decimals"
          defaultValue={measure?.decimals === null || measure === undefined ? '' : String(measure.decimals)}
          data={[{ value: '', label: t('measure.decimals_auto') }, '0', '1', '2', '3', '4']}
        />
        <Checkbox
          label={t('measure.screen')}
          description={t('measure.screen_hint')}
          name="screen"
          defaultChecked={measure?.screen ?? true}
        />
      </fieldset>
    </details>
  );
}
