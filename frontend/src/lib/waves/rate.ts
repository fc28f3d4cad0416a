import type { Formats } from '../i18n/format';
import type { Translate } from '../i18n/I18n';
import type { RateRow } from './waves';

/** All that came in, also what exceeds the slots. */
export const answersOf = (row: RateRow) => row.answers;

/** More answers came in than there are slots: the group has no rate, only "n answers, N invited". */
export const exceeds = (row: RateRow) => row.rr2 === null && row.invited > 0 && row.answers > row.invited;

export const rateText = (rate: number | null, format: Formats) =>
  rate === null ? '–' : format.percent(rate);

/** "13 answers, 12 invited", as it stands in place of a rate. */
export const countsText = (t: Translate, row: RateRow, format: Formats) =>
  t('rates.counts', {
    n: answersOf(row),
    answers: format.integer(answersOf(row)),
    invited: format.integer(row.invited),
  });
