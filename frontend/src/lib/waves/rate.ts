import type { Formats } from '../i18n/format';
import type { RateRow } from './waves';

/** All that came in, also what exceeds the slots. */
export const answersOf = (row: RateRow) => row.answers;

/** More answers came in than there are slots: the group has no rate, only "n answers, N invited". */
export const exceeds = (row: RateRow) => row.rr2 === null && row.invited > 0 && row.answers > row.invited;

export const rateText = (rate: number | null, format: Formats) =>
  rate === null ? '–' : format.percent(rate);
