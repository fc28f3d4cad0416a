import type { ChartData } from './model';
import { digitsFor } from './scale';

const made = new Map<string, Intl.NumberFormat>();

function formatOf(tag: string, percent: boolean, least: number, most: number): Intl.NumberFormat {
  const key = `${tag} ${percent} ${least} ${most}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.NumberFormat(tag, {
    style: percent ? 'percent' : 'decimal',
    useGrouping: 'always' as unknown as boolean,
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
  made.set(key, fresh);
  return fresh;
}

/** A value with exactly that many decimals, as the reader's language writes it. */
export const written = (tag: string, percent: boolean, value: number, digits: number) =>
  formatOf(tag, percent, digits, digits).format(value);

/** The same without zeros at the end. */
export const brief = (tag: string, percent: boolean, value: number, digits: number) =>
  formatOf(tag, percent, 0, digits).format(value);

/** Decimals that tell this chart's values apart. */
export function chartDigits({ points, percent }: Pick<ChartData, 'points' | 'percent'>): number {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (values.length === 0) return 1;
  return Math.min(4, digitsFor(high - low || Math.abs(high), percent));
}
