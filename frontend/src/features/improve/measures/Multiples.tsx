import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Drawing } from '../../../components/chart/Drawing';
import { layOut } from '../../../components/chart/layout';
import { dayOf, type ValueAxis, valueAxis } from '../../../components/chart/scale';
import { useWidth } from '../../../components/chart/useWidth';
import { valueText } from '../../../components/chart/words';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import type { MeasureChartOut } from '../../../lib/improve/measures';
import { type ChartWish, type Measure, multiplesQuery } from '../../../lib/improve/measures';
import { chartData, latest } from './chart-data';
import css from './Measures.module.css';
import { verdictOf, verdicts } from './verdict';

interface MultiplesProps {
  measure: Measure;
  wish: ChartWish;
  choose: (name: keyof ChartWish, value: string) => void;
}

/** Every school on the same scale, by name. Each small chart opens the large one. */
export function Multiples({ measure, wish, choose }: MultiplesProps) {
  const { t, language } = useI18n();
  const { schoolId, ...others } = wish;
  const multiples = useQuery(multiplesQuery(measure.id, others, language));
  return (
    <Loaded query={multiples} rows={3}>
      {({ axis, items }) => {
        if (items.length === 0) return null;
        const first = items[0];
        const factor = first && !first.percent ? first.scale : 1;
        const heights = [axis.low, axis.high].flatMap((value) => (value === null ? [] : [value * factor]));
        const scale = valueAxis(heights, first?.percent ?? false, 3);
        const days: [number, number] = [dayOf(axis.first ?? ''), dayOf(axis.last ?? '')];
        const margin = Math.max(3, (days[1] - days[0]) / 40);
        return (
          <Panel title={t('measure.multiples')}>
            <p className={css.small}>{t('measure.multiples_hint')}</p>
            <ul className={css.multiples}>
              {items.map((chart) => (
                <li key={chart.school_id}>
                  <Multiple
                    chart={chart}
                    scale={scale}
                    days={[days[0] - margin, days[1] + margin]}
                    current={chart.school_id === schoolId}
                    open={() => {
                      choose('schoolId', chart.school_id ?? '');
                      window.scrollTo({ top: 0 });
                    }}
                  />
                </li>
              ))}
            </ul>
          </Panel>
        );
      }}
    </Loaded>
  );
}

interface MultipleProps {
  chart: MeasureChartOut;
  scale: ValueAxis;
  days: [number, number];
  current: boolean;
  open: () => void;
}

const height = 130;

function Multiple({ chart, scale, days, current, open }: MultipleProps) {
  const { t, language } = useI18n();
  const [place, width] = useWidth<HTMLSpanElement>(240);
  const data = useMemo(() => chartData(t, chart, () => ''), [t, chart]);
  const [first, last] = days;
  const layout = useMemo(
    () => layOut(data, { width, height, language, axis: scale, days: [first, last], bare: true }),
    [data, width, language, scale, first, last],
  );
  const newest = latest(data);
  return (
    <button type="button" className={css.multiple} aria-current={current || undefined} onClick={open}>
      <strong>{chart.school}</strong>
      <span className={css.small}>
        {newest && `${valueText({ language }, data, newest.value)} · `}
        {t(verdicts[verdictOf(chart)])}
      </span>
      <span ref={place}>
        <svg width="100%" height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <Drawing data={data} layout={layout} />
        </svg>
      </span>
    </button>
  );
}
