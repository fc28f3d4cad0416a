/** The part of RFC 5545 recurrence rules that the form can write and the page can say in words. */
export interface CalendarRule {
  every: 'week' | 'month' | 'year';
  /** 1 = Monday … 7 = Sunday; for `week`. */
  weekday: number;
  /** 1 … 28, or -1 for the month's last day; for `month` and `year`. */
  day: number;
  /** 1 … 12; for `year`: one or several (terms). */
  months: number[];
  hour: number;
  minute: number;
}

const frequencies = { WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const known = new Set(['FREQ', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYHOUR', 'BYMINUTE', 'BYSECOND']);

const isFrequency = (value: string | undefined): value is keyof typeof frequencies =>
  value !== undefined && value in frequencies;

const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

/** Null for a rule that says more than this form knows: then the rule itself is shown and kept. */
export function parseRule(rule: string): CalendarRule | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  if ([...parts.keys()].some((key) => !known.has(key))) return null;
  const frequency = parts.get('FREQ');
  if (!isFrequency(frequency)) return null;
  const every = frequencies[frequency];
  const weekday = weekdays.indexOf(parts.get('BYDAY') ?? '') + 1;
  const day = Number(parts.get('BYMONTHDAY') ?? 1);
  const months = (parts.get('BYMONTH') ?? '1').split(',').map(Number);
  const hour = Number(parts.get('BYHOUR') ?? 0);
  const minute = Number(parts.get('BYMINUTE') ?? 0);
  if (parts.has('BYDAY') !== (every === 'week') || (every === 'week' && weekday === 0)) return null;
  if (parts.has('BYMONTH') && every !== 'year') return null;
  if (!(day === -1 || isWhole(day, 1, 31)) || !months.every((month) => isWhole(month, 1, 12))) return null;
  if (!isWhole(hour, 0, 23) || !isWhole(minute, 0, 59)) return null;
  return { every, weekday: weekday || 1, day, months, hour, minute };
}

export function writeRule({ every, weekday, day, months, hour, minute }: CalendarRule): string {
  const time = `BYHOUR=${hour};BYMINUTE=${minute}`;
  if (every === 'week') return `FREQ=WEEKLY;BYDAY=${weekdays[weekday - 1]};${time}`;
  if (every === 'month') return `FREQ=MONTHLY;BYMONTHDAY=${day};${time}`;
  return `FREQ=YEARLY;BYMONTH=${months.join(',')};BYMONTHDAY=${day};${time}`;
}
