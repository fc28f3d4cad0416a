// biome-ignore-all lint/a11y/noRedundantRoles: the phone's card layout takes a table its own roles away
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
  /** Says nothing of this row: the phone's card leaves it out. */
  blank?: (row: Row) => boolean;
  /** What can be done with the row: it needs no label on the phone's card. */
  action?: boolean;
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
      <table role="table" className={css.table} aria-label={caption}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={column.end ? css.end : undefined}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>
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
  if (column.heading)
    return (
      <th role="rowheader" scope="row">
        {content}
      </th>
    );
  return (
    <td
      role="cell"
      className={
        [
          column.end && css.end,
          column.breaks && css.breaks,
          column.action && css.action,
          column.blank?.(row) && css.blank,
        ]
          .filter(Boolean)
          .join(' ') || undefined
      }
    >
      {!column.action && (
        <span className={css.label} aria-hidden="true">
          {column.label}
        </span>
      )}
      <div className={css.value}>{content}</div>
    </td>
  );
}
