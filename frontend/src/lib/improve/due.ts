/** When the next value of a measure is due, by how often it is taken. Days are ISO dates. Pure. */

import type { Measure } from './measures';

type Timed = Pick<Measure, 'cadence' | 'last_on' | 'created_at'>;

/** The day here, not in Greenwich. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const iso = (date: Date) => date.toISOString().slice(0, 10);

function plusDays(day: string, days: number): string {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return iso(date);
}

/** 31 January and one month is the last day of February. */
function plusMonths(day: string, months: number): string {
  const date = utc(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return iso(date);
}

/** Monday to Friday: which other days are free is not known here. */
function nextSchoolDay(day: string): string {
  const next = plusDays(day, 1);
  const weekday = utc(next).getUTCDay();
  return weekday === 6 ? plusDays(next, 2) : weekday === 0 ? plusDays(next, 1) : next;
}

const after: Record<Measure['cadence'], (day: string) => string> = {
  day: (day) => plusDays(day, 1),
  school_day: nextSchoolDay,
  week: (day) => plusDays(day, 7),
  month: (day) => plusMonths(day, 1),
  // How long a term is differs by country and is not known here: a third of a year.
  term: (day) => plusMonths(day, 4),
  year: (day) => plusMonths(day, 12),
};

/** The day on which the next value is due; a measure without any waits since it was defined. */
export const dueOn = ({ cadence, last_on, created_at }: Timed): string =>
  last_on ? after[cadence](last_on) : created_at.slice(0, 10);

/** What a person types in and is due by a day, the longest waiting first. */
export function waitingForValue(
  measures: readonly Measure[],
  day: string,
): { measure: Measure; since: string }[] {
  return measures
    .filter((one) => one.may_write && !one.archived && one.source.kind === 'typed')
    .map((measure) => ({ measure, since: dueOn(measure) }))
    .filter(({ since }) => since <= day)
    .sort((a, b) => a.since.localeCompare(b.since) || a.measure.name.localeCompare(b.measure.name));
}
