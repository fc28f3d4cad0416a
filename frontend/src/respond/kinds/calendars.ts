/** Dates in other calendars than the Gregorian one; what is stored stays ISO 8601, as in ODK Collect. */

/** ODK's appearances and the calendars, by Unicode's names (CLDR, `calendar.xml`) where browsers know them. */
const CALENDARS: Record<string, string> = {
  ethiopian: 'ethiopic',
  coptic: 'coptic',
  islamic: 'islamic-civil',
  persian: 'persian',
  buddhist: 'buddhist',
  'bikram-sambat': 'bikram-sambat',
};
const DAY_MS = 86_400_000;
const dayOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
const EARLIEST = dayOf('0001-01-01');
/** By then every calendar counts the years of its own era, so that later days are greater. */
const SETTLED = dayOf('0700-01-01');
const LATEST = dayOf('9999-12-31');

export interface DateParts {
  year: number;
  month: number;
  day: number;
}

/** A calendar that browsers do not know: its days from the first to the last, counted from 1 January 1970. */
export interface Reckoning {
  first: number;
  last: number;
  partsAt(day: number): DateParts;
  monthNames(language: string): string[];
}

const loaders: Record<string, () => Promise<Reckoning>> = {
  'bikram-sambat': () => import('./bikram-sambat').then(({ bikramSambat }) => bikramSambat),
};
const learned = new Map<string, Reckoning>();

/** Whether dates can be read in it at once; else `learn` it first. */
export const isKnown = (calendar: string) => !(calendar in loaders) || learned.has(calendar);

/** Loads what a calendar needs. Rejects without a connection. */
export async function learn(calendar: string): Promise<void> {
  const load = loaders[calendar];
  if (load) learned.set(calendar, await load());
}

/** The calendar and the parts that an appearance asks for. */
export interface DateLook {
  calendar: string;
  parts: ('day' | 'month' | 'year')[];
}

/** Null when the browser's own date field shows the question as its author meant it. */
export function dateLook(looks: readonly string[]): DateLook | null {
  const named = looks.find((look) => look in CALENDARS);
  const calendar = (named && CALENDARS[named]) ?? 'gregory';
  if (looks.includes('year')) return { calendar, parts: ['year'] };
  if (looks.includes('month-year')) return { calendar, parts: ['month', 'year'] };
  return named ? { calendar, parts: ['day', 'month', 'year'] } : null;
}

/** Ethiopians and Copts end their year with a short thirteenth month. */
export const monthsIn = (calendar: string) => (calendar === 'ethiopic' || calendar === 'coptic' ? 13 : 12);

const formats = new Map<string, Intl.DateTimeFormat>();

function numbersIn(calendar: string): Intl.DateTimeFormat {
  const known = formats.get(calendar);
  if (known) return known;
  const look = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' } as const;
  const made = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, look);
  formats.set(calendar, made);
  return made;
}

function partsAt(time: number, calendar: string): DateParts {
  const own = learned.get(calendar);
  if (own) return own.partsAt(Math.min(own.last, Math.max(own.first, Math.floor(time / DAY_MS))));
  const found: DateParts = { year: 0, month: 0, day: 0 };
  for (const { type, value } of numbersIn(calendar).formatToParts(time)) {
    if (type === 'year' || type === 'month' || type === 'day') found[type] = Number.parseInt(value, 10);
  }
  return found;
}

/** `2026-11-29` → its day, month and year in a calendar; null for what is no date, or none of the calendar's. */
export function partsOf(iso: string, calendar: string): DateParts | null {
  const time = Date.parse(`${iso}T00:00:00Z`);
  const own = learned.get(calendar);
  if (Number.isNaN(time) || (own && (time < own.first * DAY_MS || time > own.last * DAY_MS))) return null;
  return partsAt(time, calendar);
}

/** The ISO date of a day in a calendar; null when the calendar has no such day. */
export function isoOf(wanted: DateParts, calendar: string): string | null {
  if (Number.isNaN(wanted.year + wanted.month + wanted.day)) return null;
  const own = learned.get(calendar);
  let [low, high] = own ? [own.first, own.last] : [calendar === 'gregory' ? EARLIEST : SETTLED, LATEST];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const found = partsAt(middle * DAY_MS, calendar);
    const ahead = compare(wanted, found);
    if (ahead === 0) return new Date(middle * DAY_MS).toISOString().slice(0, 10);
    if (ahead > 0) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

const compare = (one: DateParts, other: DateParts) =>
  one.year - other.year || one.month - other.month || one.day - other.day;

/** The names of the months in a language, the first one first. */
export function monthNames(calendar: string, language: string): string[] {
  const own = learned.get(calendar);
  if (own) return own.monthNames(language);
  const first = firstDay(calendar);
  const format = formatIn(language, calendar, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: monthsIn(calendar) }, (_, at) => {
    const iso = isoOf({ year: first, month: at + 1, day: 1 }, calendar);
    return iso ? format.format(Date.parse(`${iso}T00:00:00Z`)) : String(at + 1);
  });
}

const firstDay = (calendar: string) => partsAt(Date.UTC(2026, 5, 1), calendar).year;

export function formatIn(language: string, calendar: string, look: Intl.DateTimeFormatOptions) {
  try {
    return new Intl.DateTimeFormat(`${language}-u-ca-${calendar}`, look);
  } catch {
    return new Intl.DateTimeFormat(`en-u-ca-${calendar}`, look); // the form's code is no language's
  }
}
