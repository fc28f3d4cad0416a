import { formatTags, type Language } from '../../lib/i18n/languages';
import type { ChartCycle, ChartData, ChartPhase } from './model';
import { chartDigits, written } from './numbers';
import { seriesPath, stepPath } from './paths';
import { apart, dayOf, edges, halfStep, shortened, textWidth, type ValueAxis, valueAxis } from './scale';
import { type TimeTick, timeTicks } from './ticks';

export interface Layout {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** x of every point. */
  xs: number[];
  /** y of every point; null for a gap. */
  ys: (number | null)[];
  radius: number;
  y: (value: number) => number;
  valueTicks: { y: number; label: string }[];
  timeTicks: { x: number; label: string; year?: string | undefined }[];
  /** x where time jumps: half way between the points before and after. */
  jumps: number[];
  /** The line through the points, as an SVG path. */
  series: string;
  centres: { path: string; signal: boolean }[];
  limits: string[];
  phases: { x: number; label: string }[];
  notes: { x: number; y: number; label: string }[];
  cycles: { cycle: ChartCycle; x: number; width: number; y: number; label: string }[];
  beside: { y: number; text: string; role: 'centre' | 'limit' | 'goal' }[];
  earlier: { x: number; y: number; text: string }[];
  goalY: number | null;
}

interface Wishes {
  width: number;
  height: number;
  language: Language;
  /** One scale for many charts beside each other. */
  axis?: ValueAxis | undefined;
  days?: [number, number] | undefined;
  /** Small multiples leave the words out. */
  bare?: boolean | undefined;
}

const row = 18;
const lanesMost = 4;

/** Every value that the picture shows, for an axis over it. */
export const shownValues = (data: ChartData): number[] => [
  ...data.points.flatMap((p) => [p.value, p.centre, p.lower, p.upper].filter((v) => v !== null)),
  ...(data.goal === null ? [] : [data.goal]),
];

export function layOut(data: ChartData, wishes: Wishes): Layout {
  const { width, height, language, bare = false } = wishes;
  const tag = formatTags[language];
  const scale = wishes.axis ?? valueAxis(shownValues(data), data.percent, height < 220 ? 3 : 5);
  const days = data.points.map((point) => dayOf(point.date));
  const half = halfStep(days);
  const [first, last] = wishes.days ?? [(days[0] ?? 0) - half, (days.at(-1) ?? 0) + half];
  const tickLabels = scale.ticks.map((tick) => written(tag, data.percent, tick, scale.digits));
  const beside = besides(data, tag);
  const left = 14 + Math.max(0, ...tickLabels.map((label) => textWidth(label, 11)));
  const right = width - (bare ? 8 : 12 + Math.max(0, ...beside.map(({ text }) => textWidth(text, 12))));
  const lanes = bare ? [] : cycleLanes(data.cycles, first, last, right - left);
  const laneCount = Math.max(0, ...lanes.map(({ lane }) => lane + 1));
  const top = bare ? 8 : 12 + (data.phases.length > 1 ? row : 0) + (data.notes.length > 0 ? row : 0);
  const bottom = height - (bare ? 20 : 36) - laneCount * row;
  const x = (at: number) => left + ((at - first) / Math.max(last - first, 1e-9)) * (right - left);
  const y = (value: number) =>
    bottom - ((value - scale.low) / Math.max(scale.high - scale.low, 1e-12)) * (bottom - top);
  const xs = days.map(x);
  const starts = new Map(
    data.phases.flatMap((p) => (p.startsOn ? [[p.start, dayOf(p.startsOn)]] : [])) as [number, number][],
  );
  const sides = edges(days, starts).map(x);
  const perPoint = (right - left) / Math.max(days.length, 1);
  const heights = apart(
    beside.map(({ value }) => y(value) + 4),
    13,
    top + 4,
    bottom + 4,
  );
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    xs,
    ys: data.points.map(({ value }) => (value === null ? null : y(value))),
    // A point every pixel would be a smear: there the line alone shows the course.
    radius: perPoint < 1.2 ? 0 : Math.min(4, Math.max(1.2, perPoint * 0.3)),
    y,
    valueTicks: scale.ticks.map((tick, k) => ({ y: y(tick), label: tickLabels[k] ?? '' })),
    timeTicks: fitted(timeTicks(first, last, right - left, tag), x, left, width),
    jumps: data.points.flatMap(({ afterGap }, k) =>
      afterGap && k > 0 ? [((xs[k - 1] ?? 0) + (xs[k] ?? 0)) / 2] : [],
    ),
    series: seriesPath(data, xs, y),
    centres: data.phases.map((phase) => ({
      path: stepPath(
        data.points.map((p) => p.centre),
        phase,
        sides,
        y,
      ),
      signal: phase.signal,
    })),
    limits: data.phases.flatMap((phase) => [
      stepPath(
        data.points.map((p) => p.lower),
        phase,
        sides,
        y,
      ),
      stepPath(
        data.points.map((p) => p.upper),
        phase,
        sides,
        y,
      ),
    ]),
    phases: phaseLabels(data.phases, sides, right, bare),
    notes: bare ? [] : noteMarks(data, x, left, right, top),
    cycles: lanes.map(({ cycle, from, to, lane, label }) => ({
      cycle,
      x: x(from),
      width: Math.max(row, x(to) - x(from)),
      y: bottom + 36 + lane * row - 2,
      label,
    })),
    beside: bare
      ? []
      : beside.flatMap(({ text, role }, k) => {
          const at = heights[k];
          return at === null || at === undefined ? [] : [{ y: at, text, role }];
        }),
    earlier: bare ? [] : earlierCentres(data, sides, y, tag),
    goalY: data.goal === null ? null : y(data.goal),
  };
}

/** The last centre, the limits and the goal in figures at the right edge; the gravest first. */
function besides(
  data: ChartData,
  tag: string,
): { value: number; text: string; role: Layout['beside'][number]['role'] }[] {
  const lastOf = (pick: (p: ChartData['points'][number]) => number | null) => {
    for (let k = data.points.length - 1; k >= 0; k -= 1) {
      const point = data.points[k];
      const value = point ? pick(point) : null;
      if (value !== null) return value;
    }
    return null;
  };
  const digits = chartDigits(data);
  const wanted: [number | null, Layout['beside'][number]['role']][] = [
    [lastOf((p) => p.centre), 'centre'],
    [data.goal, 'goal'],
    [lastOf((p) => p.upper), 'limit'],
    [lastOf((p) => p.lower), 'limit'],
  ];
  return wanted.flatMap(([value, role]) =>
    value === null ? [] : [{ value, role, text: written(tag, data.percent, value, digits) }],
  );
}

function earlierCentres(data: ChartData, sides: number[], y: (v: number) => number, tag: string) {
  const digits = chartDigits(data);
  return data.phases.slice(0, -1).flatMap((phase) => {
    const from = sides[phase.start] ?? 0;
    const to = sides[phase.stop] ?? 0;
    if (phase.centre === null) return [];
    const text = written(tag, data.percent, phase.centre, digits);
    return to - from > textWidth(text, 11) + 10 ? [{ x: to - 4, y: y(phase.centre) - 5, text }] : [];
  });
}

/** Ticks whose words stay on the sheet. */
function fitted(ticks: TimeTick[], x: (day: number) => number, left: number, width: number) {
  let freeFrom = Number.NEGATIVE_INFINITY;
  let yearFreeFrom = Number.NEGATIVE_INFINITY;
  return ticks.flatMap(({ day, label, year }) => {
    const at = x(day);
    const half = textWidth(label, 11) / 2;
    if (at - half < Math.min(left - 20, 2) || at + half > width - 1 || at - half < freeFrom) return [];
    freeFrom = at + half + 4;
    const yearHalf = year ? textWidth(year, 11) / 2 : 0;
    const yearFits = year !== undefined && at - yearHalf > yearFreeFrom && at + yearHalf < width;
    if (yearFits) yearFreeFrom = at + yearHalf + 6;
    return [{ x: at, label, year: yearFits ? year : undefined }];
  });
}

function phaseLabels(phases: ChartPhase[], sides: number[], right: number, bare: boolean): Layout['phases'] {
  return phases.slice(1).map((phase, k) => {
    const x = sides[phase.start] ?? 0;
    const room = (phases[k + 2] ? (sides[phases[k + 2]?.start ?? 0] ?? right) : right) - x - 8;
    const label = bare || room < 14 ? '' : shortened(`${k + 2}. ${phase.reason}`.trim(), room, 11);
    return { x, label };
  });
}

/** a, b, … z, aa: the notes' letters, which the list beneath repeats. */
export const letterOf = (position: number): string => {
  const rest = Math.floor(position / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(97 + (position % 26));
};

function noteMarks(data: ChartData, x: (day: number) => number, left: number, right: number, top: number) {
  let free = Number.NEGATIVE_INFINITY;
  return data.notes.flatMap((note, k) => {
    const at = x(dayOf(note.date));
    if (at < left - 2 || at > right + 2) return [];
    const label = at - 8 < free ? '' : letterOf(k);
    if (label) free = at + 8;
    return [{ x: at, y: top - 6, label }];
  });
}

/** Cycles as bars in lanes; one that begins or ends outside the picture is cut at its edge. */
function cycleLanes(cycles: ChartCycle[], first: number, last: number, width: number) {
  const ends: number[] = [];
  const least = (row / Math.max(width, 1)) * (last - first);
  return cycles.flatMap((cycle, k) => {
    const begins = dayOf(cycle.startsOn);
    const stops = cycle.endsOn ? dayOf(cycle.endsOn) : begins;
    if (stops < first || begins > last) return [];
    const from = Math.min(Math.max(begins, first), last - least);
    const to = Math.min(Math.max(stops, from), last);
    const free = ends.findIndex((end) => end < from);
    const lane = free < 0 ? ends.length : free;
    if (lane >= lanesMost) return [];
    ends[lane] = Math.max(to, from + least);
    return [{ cycle, from, to, lane, label: String(k + 1) }];
  });
}

/** The point nearest to a place on the sheet: by its column, and there by height. */
export function nearest({ xs, ys }: Pick<Layout, 'xs' | 'ys'>, x: number, y: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  xs.forEach((at, k) => {
    const distance = Math.abs(at - x) + Math.abs((ys[k] ?? y) - y) * 1e-3;
    if (distance < least) [least, best] = [distance, k];
  });
  return best;
}
