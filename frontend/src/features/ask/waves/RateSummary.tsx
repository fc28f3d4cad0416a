import { useI18n } from '../../../lib/i18n/I18n';
import { answersOf, rateText } from '../../../lib/waves/rate';
import type { RateRow } from '../../../lib/waves/waves';
import css from './WavePage.module.css';

export function RateSummary({ row }: { row: RateRow }) {
  const { t, format } = useI18n();
  return (
    <dl className={css.summary}>
      <div className={`${css.figure} ${css.lead}`}>
        <dt>{t('rates.rate')}</dt>
        <dd>{rateText(row.rr2, format)}</dd>
      </div>
      <div className={css.figure}>
        <dt>{t('rates.answers')}</dt>
        <dd>{format.integer(answersOf(row))}</dd>
      </div>
      <div className={css.figure}>
        <dt>{t('rates.invited')}</dt>
        <dd>{format.integer(row.invited)}</dd>
      </div>
    </dl>
  );
}
