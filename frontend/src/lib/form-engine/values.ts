/** Numbers, dates and text as both evaluators understand them: the twin of `values.py`. */

const NUMBER = /^[ \t\r\n]*-?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)[ \t\r\n]*$/;
const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const DATE_TIME =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?$/;
const TIME = /^([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?$/;
const DAY_SECONDS = 86_400;
const DAY_MS = DAY_SECONDS * 1000;
/** 0001-01-01 and 9999-12-31 as days since 1970. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

/** A decimal number (point or comma), or the days since 1970 of an ISO date or date-time, or NaN. */
export function toNumber(text: string): number {
  if (NUMBER.test(text)) return Number(text.replace(',', '.'));
  if (text.length >= 10 && text[4] === '-') return dateNumber(text);
  return text === 'Infinity' || text === '-Infinity' ? Number(text) : Number.NaN;
}

/** Shortest decimal text without an exponent; `Infinity`, `-Infinity`, and '' for NaN. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '' : String(value);
  const text = String(value === 0 ? 0 : value);
  const at = text.indexOf('e');
  return at < 0 ? text : writtenOut(text.slice(0, at), Number(text.slice(at + 1)));
}

function writtenOut(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

/** Whole days since 1970 of `YYYY-MM-DD`; NaN if there is no such day. */
export function dateDays(text: string): number {
  const found = DATE.exec(text);
  if (!found || found[1] === '0000') return Number.NaN;
  const day = new Date(0);
  day.setUTCFullYear(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  const days = Math.floor(day.getTime() / DAY_MS);
  return dayText(days) === text ? days : Number.NaN;
}

/** Days since 1970 by the clock on the wall where it was written; the offset of a date-time is ignored. */
export function dateNumber(text: string): number {
  const days = dateDays(text);
  if (!Number.isNaN(days)) return days;
  const found = DATE_TIME.exec(text);
  if (!found) return Number.NaN;
  return dateDays(found[1] ?? '') + clockSeconds(found, 2) / DAY_SECONDS;
}

/** Days since 1970-01-01T00:00Z of a date or date-time; one without an offset has that of the moment `here`. */
export function instantDays(text: string, here: string): number {
  const offset = DATE_TIME.exec(text)?.[6] ?? DATE_TIME.exec(here)?.[6] ?? 'Z';
  return dateNumber(text) - offsetMinutes(offset) / 1440;
}

function offsetMinutes(text: string): number {
  if (text === 'Z') return 0;
  const digits = text.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0');
  return text[0] === '-' ? -minutes : minutes;
}

function clockSeconds(found: RegExpExecArray, at: number): number {
  const hour = Number(found[at]);
  const minute = Number(found[at + 1]);
  const second = Number(found[at + 2] ?? '0');
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const whole = hour * 3600 + minute * 60 + second;
  const fraction = found[at + 3];
  return fraction ? whole + Number(`0.${fraction}`) : whole;
}

/** The share of the day that has passed at `HH:MM[:SS]`; NaN if it is not a time of day. */
export function timeFraction(text: string): number {
  const found = TIME.exec(text);
  return found ? clockSeconds(found, 1) / DAY_SECONDS : Number.NaN;
}

export const isDate = (text: string): boolean => !Number.isNaN(dateDays(text));

export function isDateTime(text: string): boolean {
  return DATE_TIME.test(text) && !Number.isNaN(dateNumber(text));
}

/** The ISO date of a number of days since 1970 (the fraction is cut off); '' outside years 1 to 9999. */
export function dayText(days: number): string {
  const whole = Math.floor(days);
  if (!(whole >= FIRST_DAY && whole <= LAST_DAY)) return '';
  return new Date(whole * DAY_MS).toISOString().slice(0, 10);
}

/** The ISO date-time in UTC of fractional days since 1970. */
export function instantText(days: number): string {
  const day = dayText(days);
  if (!day) return '';
  const milliseconds = Math.floor((days - Math.floor(days)) * DAY_SECONDS * 1000 + 0.5);
  if (milliseconds >= DAY_MS) return `${dayText(Math.floor(days) + 1)}T00:00:00.000Z`;
  return `${day}T${new Date(milliseconds).toISOString().slice(11)}`;
}

/** A number of days, a date or a date-time as what a question of this kind (date, time, datetime) holds. */
export function momentOfKind(value: number | string, kind: string): string {
  if (typeof value === 'number') return kind === 'date' ? dayText(value) : instantText(value);
  if (kind === 'datetime') return isDate(value) ? `${value}T00:00:00.000` : value;
  if (!isDateTime(value)) return value;
  return kind === 'date' ? value.slice(0, 10) : value.slice(11);
}

/** This moment by the clock of the device, with its offset: `2026-11-22T10:00:00.000-03:00`. */
export function nowText(moment: Date = new Date()): string {
  const offset = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1);
  if (offset === 0) return `${local}Z`;
  const minutes = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const two = (value: number) => String(value).padStart(2, '0');

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `%Y %y %m %n %b %d %e %a %H %h %M %S %3` replaced by the parts of an ISO date or date-time; names in English. */
export function formatDate(text: string, pattern: string): string {
  const number = dateNumber(text);
  if (Number.isNaN(number)) return '';
  const day = Math.floor(number);
  const [year = '', month = '', ofMonth = ''] = dayText(day).split('-');
  const found = DATE_TIME.exec(text);
  const hour = found?.[2] ?? '00';
  const parts: Record<string, string> = {
    Y: year,
    y: year.slice(2),
    m: month,
    n: String(Number(month)),
    b: MONTHS[Number(month) - 1] ?? '',
    d: ofMonth,
    e: String(Number(ofMonth)),
    a: DAYS[(((day + 4) % 7) + 7) % 7] ?? '',
    H: hour,
    h: String(Number(hour)),
    M: found?.[3] ?? '00',
    S: found?.[4] ?? '00',
    3: `${found?.[5] ?? ''}000`.slice(0, 3),
    '%': '%',
  };
  return pattern.replace(/%([^\n])/gu, (whole, letter: string) => parts[letter] ?? whole);
}
