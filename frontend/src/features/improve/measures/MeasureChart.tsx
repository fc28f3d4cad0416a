import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { Chart } from '../../../components/chart/Chart';
import { ChartDownloads } from '../../../components/chart/ChartDownloads';
import { ChartTable } from '../../../components/chart/ChartTable';
import type { ChartPoint } from '../../../components/chart/model';
import { footText } from '../../../components/chart/words';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { useI18n } from '../../../lib/i18n/I18n';
import type { MeasureChartOut } from '../../../lib/improve/measures';
import { type ChartWish, chartQuery } from '../../../lib/improve/measures';
import { useScope } from '../../../lib/scope/useScope';
import { chartData } from './chart-data';
import css from './Measures.module.css';
import { verdictOf, verdicts } from './verdict';

interface MeasureChartProps extends ChartWish {
  measureId: string;
  /** Only the picture and what it says: in a cycle, on a board. */
  brief?: boolean;
  actions?: (point: ChartPoint) => ReactNode;
}

/** A measure's chart by its id, wherever it is wanted. */
export function MeasureChart({ measureId, brief = false, actions, ...wish }: MeasureChartProps) {
  const { language } = useI18n();
  const chart = useQuery(chartQuery(measureId, wish, language));
  return (
    <Loaded query={chart} rows={6}>
      {(found) => <ChartWithWords chart={found} brief={brief} actions={actions} />}
    </Loaded>
  );
}

export default MeasureChart;

interface WithWordsProps {
  chart: MeasureChartOut;
  brief: boolean;
  actions?: ((point: ChartPoint) => ReactNode) | undefined;
}

function ChartWithWords({ chart, brief, actions }: WithWordsProps) {
  const { t } = useI18n();
  const { to } = useScope();
  const cycles = to('improve/cycles');
  const data = useMemo(() => chartData(t, chart, (id) => `${cycles}/${id}`), [t, chart, cycles]);
  const subtitle = [chart.school, chart.subgroup].filter(Boolean).join(' · ');
  const title = subtitle ? chart.title.slice(0, -(subtitle.length + 3)) : chart.title; // "name · school · group"
  if (chart.points.length === 0)
    return <Empty title={t('measure.no_values')} text={t('measure.no_values_hint')} />;
  return (
    <div className={css.charted}>
      <Verdict chart={chart} />
      <Chart title={chart.title} data={data} {...(actions && { actions })} />
      <p className={css.foot}>
        {[footText(t, data), chart.why, ...data.warnings].join(' ')}
        {chart.screened && ` ${t('measure.screened')}`}
      </p>
      {!brief && (
        <>
          <p className={css.sentence}>{chart.sentence}</p>
          <ChartDownloads title={title} subtitle={subtitle} data={data} />
        </>
      )}
      <ChartTable title={chart.title} data={data} />
    </div>
  );
}

/** What the last phase says, the verdict before its figures; a shape beside it, no colour alone. */
export function Verdict({ chart }: { chart: MeasureChartOut }) {
  const { t } = useI18n();
  const words = chart.phases.at(-1)?.words;
  if (!words) return null;
  return (
    <p className={css.verdict} data-signal={verdictOf(chart) === 'sign'}>
      <strong>{t(verdicts[verdictOf(chart)])}</strong> {words}
    </p>
  );
}
