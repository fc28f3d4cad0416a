// biome-ignore-all lint/a11y/noRedundantRoles: the phone's card layout takes a table its own roles away
import { useI18n } from '../../../lib/i18n/I18n';
import { roleName } from '../../../lib/session/roles';
import type { RateRow } from '../../../lib/waves/waves';
import { RateCells } from './RateCells';
import css from './RatesTable.module.css';

export function RolesTable({ rows }: { rows: RateRow[] }) {
  const { t } = useI18n();
  return (
    <div className={css.scroll}>
      <table role="table" className={css.table} aria-label={t('rates.by_role')}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('rates.role')}
            </th>
            <th role="columnheader" scope="col">
              {t('rates.answers')}
            </th>
            <th role="columnheader" scope="col">
              {t('rates.invited')}
            </th>
            <th role="columnheader" scope="col">
              {t('rates.rate')}
            </th>
            <th role="columnheader" scope="col">
              {t('rates.rr1')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={row.code}>
              <th role="rowheader" scope="row">
                {roleName(t, row.code)}
              </th>
              <RateCells row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
