/** Where values and days stand: pure arithmetic, in pixels. */

export interface ValueAxis {
  low: number;
  high: number;
  ticks: number[];
  /** Decimals that write every tick. */
  digits: number;
}

/** An axis over these values; from 0 where they are all positive and not far from it. */
export function valueAxis(values: number[], percent: boolean, wanted = 5): ValueAxis {
  let low = values.length > 0 ? smallest(values) : 0;
  let high = values.length > 0 ? largest(values) : 1;
  if (low >= 0 && low <= high / 2) low = 0;
  if (high - low <= 1e-9 * Math.max(Math.abs(high), Math.abs(low))) {
    const margin = Math.abs(high) / 10 || 1;
    low = low >= 0 ? Math.max(0, low - margin) : low - margin;
    high += margin;
    if (percent && high > 1 && low < 1) high = 1;
  }
  const step = roundStep((high - low) / wanted);
  const first = Math.floor(low / step + 1e-9);
  let last = Math.ceil(high / step - 1e-9);
  if (percent && high <= 1) last = Math.min(last, Math.ceil(1 / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => tidy((first + k) * step));
  return {
    low: ticks[0] ?? 0,
    high: ticks.at(-1) ?? 1,
    ticks,
    digits: decimals(percent ? step * 100 : step),
  };
}

const smallest = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const largest = (values: number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
/** 0.30000000000000004 is 0.3. */
const tidy = (value: number) => Number(value.toPrecision(12));

/** 1, 2, 2.5 or 5 times a power of ten, at least `rough`. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
}

function decimals(step: number): number {
  for (let digits = 0; digits < 12; digits += 1) {
    const scaled = step * 10 ** digits;
    if (Math.round(scaled) >= 1 && Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return digits;
  }
  return 12;
}

/** Decimals that tell apart values spread over `span`: two figures of it, and one decimal below a hundred. */
export function digitsFor(span: number, percent: boolean): number {
  const shown = Math.abs(span) * (percent ? 100 : 1);
  if (shown === 0 || shown >= 100) return shown === 0 ? 1 : 0;
  return Math.min(8, Math.max(1, 1 - Math.floor(Math.log10(shown))));
}

const day = 86_400_000;

/** Days since 1970 of an ISO date; a date has no zone. */
export const dayOf = (iso: string) => Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / day);
export const isoOf = (days: number) => new Date(days * day).toISOString().slice(0, 10);

/** Half the usual distance of neighbours, in days: the room that the first and the last point have outside. */
export function halfStep(days: number[]): number {
  const gaps = days
    .slice(1)
    .map((one, k) => one - (days[k] ?? one))
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  return (gaps[Math.floor(gaps.length / 2)] ?? 7) / 2;
}

/**
 * The left edge of every point's own stretch of the time axis, and after the last its right edge: half-way
 * between neighbours, and at a phase's first day where one begins there.
 */
export function edges(days: number[], starts: Map<number, number>): number[] {
  const half = halfStep(days);
  return Array.from({ length: days.length + 1 }, (_, k) => {
    const before = days[k - 1];
    const after = days[k];
    if (before === undefined) return (after ?? 0) - half;
    if (after === undefined) return before + half;
    const start = starts.get(k);
    return start !== undefined && start > before && start <= after ? start : (before + after) / 2;
  });
}

/**
 * Heights near the wanted ones, at least `gap` from each other, within low..high; where there is no room for
 * all, the first of the list keep theirs and the rest are null.
 */
export function apart(wanted: number[], gap: number, low: number, high: number): (number | null)[] {
  const room = Math.max(1, Math.floor((high - low) / gap) + 1);
  const kept = wanted.slice(0, room);
  const order = kept.map((_, k) => k).sort((a, b) => (kept[a] ?? 0) - (kept[b] ?? 0));
  const placed = order.map((k) => Math.min(Math.max(kept[k] ?? low, low), high));
  for (let k = 1; k < placed.length; k += 1) placed[k] = Math.max(placed[k] ?? 0, (placed[k - 1] ?? 0) + gap);
  let ceiling = high;
  for (let k = placed.length - 1; k >= 0; k -= 1) {
    placed[k] = Math.min(placed[k] ?? 0, ceiling);
    ceiling = (placed[k] ?? 0) - gap;
  }
  const back: (number | null)[] = wanted.map(() => null);
  order.forEach((k, at) => {
    back[k] = placed[at] ?? null;
  });
  return back;
}

/** The mean advance of a letter, in font sizes; a little wide, so that text rather has room to spare. */
const letter = 0.56;
export const textWidth = (text: string, size = 12) => text.length * size * letter;

/** The text, cut with an ellipsis where it would be wider than `width`. */
export const shortened = (text: string, width: number, size = 12) =>
  textWidth(text, size) <= width
    ? text
    : `${text.slice(0, Math.max(1, Math.floor(width / (size * letter)) - 1)).trimEnd()}…`;
