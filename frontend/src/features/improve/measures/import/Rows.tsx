import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '../../../../components/DataTable';
import { StateBadge } from '../../../../components/StateBadge';
import { useI18n } from '../../../../lib/i18n/I18n';
import type { ImportRow } from '../../../../lib/improve/measure-imports';
import type { Measure, Observation } from '../../../../lib/improve/measures';
import css from '../Measures.module.css';
import { Value } from '../ObservationsPanel';
import { fates, importFault } from './import-words';

const atOnce = 100;
const gravest: ImportRow['status'][] = ['bad', 'differs', 'new', 'same'];

/** Every row with what would become of it; those that need a person first, the rest in their order. */
export function Rows({ measure, rows }: { measure: Measure; rows: ImportRow[] }) {
  const { t, format } = useI18n();
  const [troubled, setTroubled] = useState(false);
  const [most, setMost] = useState(atOnce);
  const needing = rows.filter(({ status }) => status === 'bad' || status === 'differs');
  const sorted = [...(troubled ? needing : rows)].sort(
    (a, b) => gravest.indexOf(a.status) - gravest.indexOf(b.status) || a.row - b.row,
  );
  const said = (row: ImportRow) =>
    row as Pick<Observation, 'value' | 'numerator' | 'denominator' | 'missing' | 'note'>;
  const columns: (Column<ImportRow> | false)[] = [
    { key: 'row', label: t('import.line'), heading: true, cell: ({ row }) => t('import.line_n', { n: row }) },
    {
      key: 'fate',
      label: t('import.fate'),
      cell: ({ status }) => <StateBadge tone={fates[status].tone} label={t(fates[status].label)} />,
    },
    { key: 'date', label: t('measure.date'), cell: ({ on_date }) => (on_date ? format.date(on_date) : '–') },
    rows.some(({ school }) => school) && {
      key: 'school',
      label: t('measure.whose'),
      cell: ({ school }) => school ?? measure.network ?? '–',
    },
    rows.some(({ subgroup }) => subgroup) && {
      key: 'group',
      label: t('measure.group'),
      cell: ({ subgroup }) => subgroup ?? t('measure.everybody'),
    },
    {
      key: 'value',
      label: t('measure.value'),
      end: true,
      cell: (row) => <Value measure={measure} row={said(row)} />,
    },
    {
      key: 'why',
      label: t('import.why'),
      cell: (row) => <Why measure={measure} row={row} />,
    },
  ];
  return (
    <>
      {needing.length > 0 && needing.length < rows.length && (
        <Switch
          className={css.inset}
          label={t('import.only_troubled')}
          checked={troubled}
          onChange={(event) => setTroubled(event.currentTarget.checked)}
        />
      )}
      <DataTable
        caption={t('import.rows', { n: rows.length })}
        rows={sorted.slice(0, most)}
        rowKey={({ row }) => String(row)}
        columns={columns.filter((column) => column !== false)}
      />
      {sorted.length > most && (
        <div className={css.inset}>
          <Button variant="default" onClick={() => setMost((now) => now + atOnce)}>
            {t('app.more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Faults in the reader's words with their column; of a day that is there, the value that is stored. */
function Why({ measure, row }: { measure: Measure; row: ImportRow }) {
  const { t } = useI18n();
  const faults = row.errors.filter(({ code }) => row.status === 'bad' || code !== 'observation.exists');
  return (
    <span>
      {row.status === 'bad' &&
        faults.map((fault) => (
          <span key={`${fault.column}${fault.code}`} className={css.error}>
            {[fault.column, importFault(t, fault)].filter(Boolean).join(': ')}{' '}
          </span>
        ))}
      {row.stored && row.status !== 'same' && (
        <span>
          {t('import.stored_now')} <Value measure={measure} row={{ ...row.stored, note: null } as never} />
        </span>
      )}
      {row.note && <span className={css.small}>{row.note}</span>}
      {row.errors.length === 0 && !row.stored && !row.note && '–'}
    </span>
  );
}
