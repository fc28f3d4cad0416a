import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Idea } from '../../../lib/improve/ideas';
import { type Measure, measuresQuery } from '../../../lib/improve/measures';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Improve.module.css';

/** Whether a measure is of this idea, or of a driver that the idea hangs on. */
export const fits = (
  measure: Pick<Measure, 'idea_id' | 'driver_id'>,
  idea: Pick<Idea, 'id' | 'driver_ids'>,
) =>
  measure.idea_id === idea.id || (measure.driver_id !== null && idea.driver_ids.includes(measure.driver_id));

/** The network's measures, those of the idea first and ticked. Nothing where there are none. */
export function FittingMeasures({ network, idea }: { network: string; idea: Idea | undefined }) {
  const { t } = useI18n();
  const { project } = useScope();
  const { data } = useQuery({ ...measuresQuery(project.id, network), enabled: network !== '' });
  const of = (measure: Measure) => idea !== undefined && fits(measure, idea);
  const all = [...(data ?? [])].sort((a, b) => Number(of(b)) - Number(of(a)) || a.name.localeCompare(b.name));
  if (all.length === 0) return null;
  return (
    <fieldset className={css.group} key={`${network}-${idea?.id}`}>
      <legend>{t('newcycle.measures')}</legend>
      {all.some(of) && <p>{t('newcycle.measures_hint')}</p>}
      {all.map((measure) => (
        <Checkbox
          key={measure.id}
          name="measure_ids"
          value={measure.id}
          label={measure.name}
          defaultChecked={of(measure)}
        />
      ))}
    </fieldset>
  );
}
