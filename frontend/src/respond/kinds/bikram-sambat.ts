/** The calendar of Nepal: its months have the lengths that are published for each year, so it is a table of years. */

import { daysInMonth, toBik, toDev, toGreg_text } from 'bikram-sambat';
import type { Reckoning } from './calendars';

const DAY_MS = 86_400_000;
const MONTHS = 12;
/** The years that the table has; the same as ODK Collect's. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2090];
const LATIN = [
  'Baishakh',
  'Jestha',
  'Ashadh',
  'Shrawan',
  'Bhadra',
  'Ashwin',
  'Kartik',
  'Mangsir',
  'Poush',
  'Magh',
  'Falgun',
  'Chaitra',
];

const dayOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
const isoAt = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const bikramSambat: Reckoning = {
  first: dayOf(toGreg_text(FIRST_YEAR, 1, 1)),
  last: dayOf(toGreg_text(LAST_YEAR, MONTHS, daysInMonth(LAST_YEAR, MONTHS))),
  partsAt: (day) => toBik(isoAt(day)),
  monthNames: (language) =>
    /^ne\b/i.test(language)
      ? Array.from({ length: MONTHS }, (_, at) => toDev(FIRST_YEAR, at + 1, 1).month)
      : LATIN,
};
