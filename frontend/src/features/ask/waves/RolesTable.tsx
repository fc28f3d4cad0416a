import { useI18n } from '../../../lib/i18n/I18n';
import { roleName } from '../../../lib/session/roles';
import type { RateRow } from '../../../lib/waves/waves';
import { RateCells } from './RateCells';
import css from './RatesTable.module.css';

export function RolesTable({ rows }: { rows: RateRow[] }) {
  const { t } = useI18n();
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={t('rates.by_role')}>
        <thead>
          <tr>
            <th scope="col">{t('rates.role')}</th>
            <th scope="col">{t('rates.answers')}</th>
            <th scope="col">{t('rates.invited')}</th>
            <th scope="col">{t('rates.rate')}</th>
            <th scope="col">{t('rates.rr1')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{roleName(t, row.code)}</th>
              <RateCells row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
