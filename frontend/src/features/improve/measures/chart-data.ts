import type { ChartData, ChartPoint, Mark } from '../../../components/chart/model';
import type { Translate } from '../../../lib/i18n/I18n';
import type { MeasureChartOut } from '../../../lib/improve/measures';
import { missingText } from './words';

/** What the picture shows where several rules speak of one point. */
const gravest: Mark[] = ['excluded', 'outside', 'long_run', 'shift', 'trend'];

/** The server's chart as the picture takes it: values as they are read, shares as 0..1. */
export function chartData(
  t: Translate,
  chart: MeasureChartOut,
  cycleAddress: (id: string) => string,
): ChartData {
  const factor = chart.percent ? 1 : chart.scale;
  const scaled = (value: number | null) => (value === null ? null : value * factor);
  return {
    kind: chart.kind,
    rules: chart.rules,
    percent: chart.percent,
    unit: chart.percent ? '' : chart.axis_label,
    points: chart.points.map((point): ChartPoint => {
      const mark = gravest.find((one) => point.marks.some((said) => said === one)) ?? 'plain';
      return {
        key: point.id,
        date: point.on,
        value: scaled(point.value),
        numerator: point.numerator,
        denominator: point.denominator,
        missing: missingText(t, point.missing, point.value === null ? point.note : null),
        centre: scaled(point.centre),
        lower: scaled(point.lower),
        upper: scaled(point.upper),
        mark,
        afterGap: point.after_gap,
        reason: point.excluded ?? (point.value === null ? null : point.note),
      };
    }),
    phases: chart.phases.map((phase) => ({
      start: phase.start,
      stop: phase.stop,
      startsOn: phase.starts_on,
      reason: phase.reason ?? '',
      centre: scaled(phase.centre),
      signal: phase.runs_signal === true && !phase.too_few,
      words: phase.words,
    })),
    notes: chart.notes.map(({ id, on, text }) => ({ key: id, date: on, text })),
    cycles: chart.cycles.map(({ id, title, starts_on }) => ({
      id,
      title,
      startsOn: starts_on,
      endsOn: null,
      to: cycleAddress(id),
    })),
    goal: scaled(chart.goal),
    sentence: chart.sentence,
    warnings: chart.warnings.map(({ text }) => text),
  };
}

/** The last point that has a value. */
export function latest({ points }: Pick<ChartData, 'points'>): { date: string; value: number } | undefined {
  for (let k = points.length - 1; k >= 0; k -= 1) {
    const point = points[k];
    if (point && point.value !== null) return { date: point.date, value: point.value };
  }
  return undefined;
}
