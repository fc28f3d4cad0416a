import type { ReactNode } from 'react';
import css from './DataTable.module.css';

export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the line's end. */
  end?: boolean;
  /** Names the row: a row header, and a card's heading on a phone. */
  heading?: boolean;
  /** Long codes and addresses, which may break anywhere. */
  breaks?: boolean;
}

interface DataTableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
}

/** A table on a wide screen, a list of cards on a phone; the same cells with their labels. */
export function DataTable<Row>({ caption, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={caption}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.end ? css.end : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  if (column.heading) return <th scope="row">{content}</th>;
  return (
    <td
      className={[column.end && css.end, column.breaks && css.breaks].filter(Boolean).join(' ') || undefined}
    >
      <span className={css.label} aria-hidden="true">
        {column.label}
      </span>
      {content}
    </td>
  );
}
