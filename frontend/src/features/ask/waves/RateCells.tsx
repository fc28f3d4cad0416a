// biome-ignore-all lint/a11y/noRedundantRoles: the phone's card layout takes a table its own roles away
import { useState } from 'react';
import { useI18n } from '../../../lib/i18n/I18n';
import { answersOf, countsText, exceeds, rateText } from '../../../lib/waves/rate';
import type { RateRow } from '../../../lib/waves/waves';
import { RateBar } from './RateBar';
import css from './RatesTable.module.css';

interface RateCellsProps {
  row: RateRow;
  /** How many networks the row is made of; null where it is one itself, left out where the table has no such column. */
  networks?: number | null;
}

/** A row's figures. A count that has changed glows once: its `key` starts the animation anew. */
export function RateCells({ row, networks }: RateCellsProps) {
  const { t, format } = useI18n();
  const answers = answersOf(row);
  const [first] = useState(answers);
  const glow = answers === first ? '' : css.glow;
  return (
    <>
      {networks !== undefined && (
        <td role="cell" className={networks === null ? css.none : undefined}>
          <Label text={t('rates.networks')} />
          {networks !== null && format.integer(networks)}
        </td>
      )}
      <td role="cell">
        <Label text={t('rates.answers')} />
        <span key={answers} className={`${css.count} ${glow}`}>
          {format.integer(answers)}
        </span>
      </td>
      <td role="cell">
        <Label text={t('rates.invited')} />
        {format.integer(row.invited)}
      </td>
      <td role="cell">
        <Label text={t('rates.rate')} />
        {exceeds(row) ? (
          <span className={css.exceeds}>{countsText(t, row, format)}</span>
        ) : (
          <span className={css.rate}>
            <RateBar rate={row.rr2} />
            <span key={row.rr2} className={`${css.percent} ${glow}`}>
              {rateText(row.rr2, format)}
            </span>
          </span>
        )}
      </td>
      <td role="cell" className={css.second}>
        <Label text={t('rates.rr1')} />
        {rateText(row.rr1, format)}
      </td>
    </>
  );
}

function Label({ text }: { text: string }) {
  return (
    <span className={css.label} aria-hidden="true">
      {text}
    </span>
  );
}
