// biome-ignore-all lint/a11y/noRedundantRoles: the phone's card layout takes a table its own roles away
import { VisuallyHidden } from '@mantine/core';
import { Fragment, useState } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { countsText } from '../../../lib/waves/rate';
import type { DistrictRow, RateRow, Rates } from '../../../lib/waves/waves';
import { RateCells } from './RateCells';
import css from './RatesTable.module.css';

interface RatesTableProps {
  rates: Rates;
  /** A network's scope opens its district and marks its row. */
  networkId: string | undefined;
}

const networksOf = (district: DistrictRow) => district.networks ?? [];

/** Networks outside a district that is the reader's stand together in a row without an id. */
const keyOf = (row: RateRow) => row.id ?? row.code;

const holds = (district: DistrictRow, networkId: string | undefined) =>
  networksOf(district).some((network) => network.id === networkId);

/** The monitoring table: one row a district, opened to its networks, and the whole at the foot. */
export function RatesTable({ rates, networkId }: RatesTableProps) {
  const { t, format } = useI18n();
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(rates.districts.filter((row) => holds(row, networkId)).map(keyOf)),
  );
  const toggle = (id: string) =>
    setOpened((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
  const { total } = rates;
  return (
    <div className={css.scroll}>
      <table role="table" className={css.table} aria-label={t('rates.by_district')}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('rates.district')}
            </th>
            <th role="columnheader" scope="col">
              {t('rates.networks')}
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
            <th role="columnheader" scope="col" title={t('rates.rr1_hint')}>
              {t('rates.rr1')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rates.districts.map((district) => (
            <Fragment key={keyOf(district)}>
              <tr role="row" className={css.district}>
                <th role="rowheader" scope="row">
                  <button
                    type="button"
                    className={css.toggle}
                    aria-expanded={opened.has(keyOf(district))}
                    onClick={() => toggle(keyOf(district))}
                  >
                    <span className={css.arrow}>
                      <Icon name="right" size={18} />
                    </span>
                    {district.label}
                  </button>
                </th>
                <RateCells row={district} networks={networksOf(district).length} />
              </tr>
              {opened.has(keyOf(district)) &&
                networksOf(district).map((network) => (
                  <tr
                    role="row"
                    key={keyOf(network)}
                    className={network.id === networkId ? css.own : css.network}
                  >
                    <th role="rowheader" scope="row">
                      {network.label}
                    </th>
                    <RateCells row={network} networks={null} />
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
        <tfoot role="rowgroup">
          <tr role="row">
            <th role="rowheader" scope="row">
              {t('rates.total')}
            </th>
            <RateCells
              row={total}
              networks={rates.districts.reduce((sum, row) => sum + networksOf(row).length, 0)}
            />
          </tr>
        </tfoot>
      </table>
      <VisuallyHidden aria-live="polite" aria-atomic="true">
        {countsText(t, total, format)}
      </VisuallyHidden>
    </div>
  );
}
