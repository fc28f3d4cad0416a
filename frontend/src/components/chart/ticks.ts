import { isoOf, textWidth } from './scale';

export interface TimeTick {
  day: number;
  label: string;
  /** The year beneath, at the first tick and where the year changes. */
  year?: string;
}

type Unit = 'day' | 'week' | 'month' | 'year';

/** From close to wide; the first whose labels stand side by side is taken. */
const steps: [Unit, number][] = [
  ['day', 1],
  ['day', 2],
  ['week', 1],
  ['week', 2],
  ['month', 1],
  ['month', 2],
  ['month', 3],
  ['month', 6],
  ['year', 1],
  ['year', 2],
  ['year', 5],
  ['year', 10],
  ['year', 25],
];

const monday = 4; // 1970-01-05
const typicalDays: Record<Unit, number> = { day: 1, week: 7, month: 30.4, year: 365 };

/** The days of a unit's ticks within first..last. */
function daysOf(unit: Unit, every: number, first: number, last: number): number[] {
  const found: number[] = [];
  if (unit === 'day' || unit === 'week') {
    const step = unit === 'week' ? 7 * every : every;
    for (let at = first + ((((monday - first) % step) + step) % step); at <= last; at += step) found.push(at);
    return found;
  }
  const begin = new Date(isoOf(first));
  const stride = unit === 'year' ? 12 * every : every;
  const months = begin.getUTCFullYear() * 12 + begin.getUTCMonth();
  for (let at = Math.floor(months / stride) * stride; ; at += stride) {
    const date = Date.UTC(Math.floor(at / 12), at % 12, 1) / 86_400_000;
    if (date > last) return found;
    if (date >= first) found.push(date);
  }
}

/** Ticks at round days of the calendar, as many as stand side by side in `width` pixels. */
export function timeTicks(first: number, last: number, width: number, tag: string): TimeTick[] {
  const dayName = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const monthName = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' });
  const yearName = new Intl.DateTimeFormat(tag, { year: 'numeric', timeZone: 'UTC' });
  const span = Math.max(last - first, 1);
  const write = (unit: Unit, at: number) => {
    const date = new Date(isoOf(at));
    return (unit === 'year' ? yearName : unit === 'month' ? monthName : dayName).format(date);
  };
  for (const [unit, every] of steps) {
    const between = (width / span) * typicalDays[unit] * every;
    if (between < 24) continue;
    const days = daysOf(unit, every, Math.ceil(first), Math.floor(last));
    const labels = days.map((at) => write(unit, at));
    const widest = Math.max(...labels.map((label) => textWidth(label, 11)), unit === 'year' ? 0 : 26);
    if (between < widest + 10) continue;
    if (days.length === 0) break;
    return withYears(days, labels, unit, (at) => yearName.format(new Date(isoOf(at))));
  }
  const middle = Math.round((first + last) / 2);
  return withYears([middle], [write('day', middle)], 'day', (at) => yearName.format(new Date(isoOf(at))));
}

function withYears(
  days: number[],
  labels: string[],
  unit: Unit,
  yearOf: (day: number) => string,
): TimeTick[] {
  let before = '';
  return days.map((at, k) => {
    const year = yearOf(at);
    const tick: TimeTick = { day: at, label: labels[k] ?? '' };
    if (unit !== 'year' && year !== before) tick.year = year;
    before = year;
    return tick;
  });
}
