import { formatTags, type Language } from './languages';

export interface Formats {
  /** 1127 → `1.127` in Spanish, `1,127` in English. */
  integer: (value: number) => string;
  /** A fraction 0..1 → `39,58 %` in Spanish, `39.58%` in English; always two decimals. */
  percent: (fraction: number) => string;
  /** A file's size in kB or MB, by the thousand. */
  bytes: (bytes: number) => string;
  /** `2022-11-22` → `22 nov 2022`. A date has no zone: it is the same day everywhere. */
  date: (iso: string) => string;
  /** `2022-11-22` → `22 nov`: where the year is said beside it. */
  dayMonth: (iso: string) => string;
  /** 3 days → `hace 3 días`, 1 → `ayer`; from two months on in months, from two years on in years. */
  daysAgo: (days: number) => string;
  /** An instant, in the given time zone or the reader's own. */
  dateTime: (iso: string, timeZone?: string) => string;
  time: (instant: Date) => string;
  /** A country's name from its ISO 3166 code; the code itself when it is not known. */
  country: (code: string) => string;
  languageName: (code: string) => string;
  list: (parts: string[]) => string;
}

const memory = new Map<Language, Formats>();

export function formatsFor(language: Language): Formats {
  const known = memory.get(language);
  if (known) return known;
  const made = makeFormats(formatTags[language]);
  memory.set(language, made);
  return made;
}

function makeFormats(tag: string): Formats {
  // Spanish groups only from five digits on unless told; "always" reads as true in browsers that lack it.
  const grouping = { useGrouping: 'always' } as const;
  const integer = new Intl.NumberFormat(tag, { ...grouping, maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(tag, {
    ...grouping,
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const size = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const dayMonth = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const ago = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short' });
  return {
    integer: (value) => integer.format(value),
    percent: (fraction) => percent.format(fraction),
    bytes: (bytes) =>
      bytes < 1_000_000 ? `${size.format(bytes / 1000)} kB` : `${size.format(bytes / 1_000_000)} MB`,
    date: (iso) => date.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)),
    dayMonth: (iso) => dayMonth.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)),
    daysAgo: (days) => {
      if (days >= 730) return ago.format(-Math.floor(days / 365), 'year');
      return days >= 60 ? ago.format(-Math.floor(days / 30), 'month') : ago.format(-days, 'day');
    },
    dateTime: (iso, timeZone) =>
      new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
        new Date(iso),
      ),
    time: (instant) => time.format(instant),
    country: displayNames(tag, 'region'),
    languageName: displayNames(tag, 'language'),
    list: (parts) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(parts),
  };
}

function displayNames(tag: string, type: 'region' | 'language') {
  const names = new Intl.DisplayNames([tag], { type, fallback: 'code' });
  return (code: string) => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code; // not a well-formed code; Intl throws a RangeError for it
    }
  };
}
