import { Checkbox, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Panel } from '../../../components/Panel';
import { Waiting } from '../../../components/Waiting';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Cycle } from '../../../lib/improve/cycles';
import { measuresQuery } from '../../../lib/improve/measures';
import type { RecordEditor } from '../../../lib/offline/useRecordEditor';
import css from './Cycle.module.css';

const MeasureChart = lazy(() => import('../measures/MeasureChart'));

interface CycleMeasuresProps {
  editor: RecordEditor<Cycle>;
  reading: boolean;
}

/** By which measures the team would see a change; their charts, with this cycle on the time axis. */
export function CycleMeasures({ editor, reading }: CycleMeasuresProps) {
  const { t } = useI18n();
  const { shown, set, leave } = editor;
  const measures = useQuery(measuresQuery(shown.project_id, shown.network_id));
  const chosen = shown.measure_ids;
  const choose = (id: string, on: boolean) => {
    set('measure_ids', on ? [...chosen, id] : chosen.filter((one) => one !== id));
    leave();
  };
  return (
    <Panel title={t('cycle.measures')}>
      {!reading && (
        <fieldset className={css.measures} id="field-measure_ids">
          <legend>{t('cycle.measures_hint')}</legend>
          <Stack gap="xs">
            {(measures.data ?? []).map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={chosen.includes(id)}
                onChange={(event) => choose(id, event.currentTarget.checked)}
              />
            ))}
          </Stack>
        </fieldset>
      )}
      <Suspense fallback={<Waiting rows={4} />}>
        {chosen.map((id) => (
          <MeasureChart key={id} measureId={id} schoolId={shown.school_id ?? undefined} brief />
        ))}
      </Suspense>
    </Panel>
  );
}
