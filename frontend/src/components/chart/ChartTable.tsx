import { useState } from 'react';
import { useI18n } from '../../lib/i18n/I18n';
import { type Column, DataTable } from '../DataTable';
import css from './ChartTable.module.css';
import type { ChartData, ChartPoint } from './model';
import { centreName, counts, markNames, valueText } from './words';

interface Row {
  point: ChartPoint;
  notes: string[];
}

/** Every point in figures. Its rows are made when it is opened: a thousand of them weigh on a phone. */
export function ChartTable({ title, data }: { title: string; data: ChartData }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <details className={css.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={css.summary}>{t('chart.table', { n: data.points.length })}</summary>
      {open && <Table title={title} data={data} />}
    </details>
  );
}

function Table({ title, data }: { title: string; data: ChartData }) {
  const { t, format, language } = useI18n();
  const write = (value: number | null) => (value === null ? '–' : valueText({ language }, data, value));
  const counted = data.points.some((point) => counts({ t, language }, point) !== '');
  const limited = data.points.some(({ upper }) => upper !== null);
  const centred = data.points.some(({ centre }) => centre !== null);
  const columns: (Column<Row> | false)[] = [
    { key: 'date', label: t('chart.date'), heading: true, cell: ({ point }) => format.date(point.date) },
    {
      key: 'value',
      label: t('chart.value'),
      end: true,
      cell: ({ point }) => (point.value === null ? t('chart.no_value') : write(point.value)),
    },
    counted && {
      key: 'of',
      label: t('chart.counts'),
      end: true,
      cell: ({ point }) => counts({ t, language }, point) || '–',
    },
    centred && {
      key: 'centre',
      label: centreName(t, data.kind),
      end: true,
      cell: ({ point }) => write(point.centre),
    },
    limited && {
      key: 'limits',
      label: t('chart.limits'),
      end: true,
      cell: ({ point }) =>
        point.lower === null || point.upper === null ? '–' : `${write(point.lower)} – ${write(point.upper)}`,
    },
    { key: 'why', label: t('chart.remark'), cell: (row) => <Remark row={row} /> },
  ];
  return (
    <DataTable
      caption={title}
      rows={data.points.map((point) => ({
        point,
        notes: data.notes
          .filter(({ date }) => date.slice(0, 10) === point.date.slice(0, 10))
          .map(({ text }) => text),
      }))}
      rowKey={({ point }) => point.key}
      columns={columns.filter((column) => column !== false)}
    />
  );
}

function Remark({ row: { point, notes } }: { row: Row }) {
  const { t } = useI18n();
  const said = [
    point.mark === 'plain' ? '' : t(markNames[point.mark]),
    point.missing ?? '',
    point.reason ?? '',
    ...notes,
  ].filter(Boolean);
  return said.length > 0 ? said.join(' · ') : '–';
}
