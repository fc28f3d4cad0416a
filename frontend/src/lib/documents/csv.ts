/** Rows as a CSV file that every spreadsheet opens: Excel needs the mark in front to read UTF-8. */
export const csvOf = (rows: Cell[][]): string =>
  `\uFEFF${rows.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;

export type Cell = string | number | null | undefined;

/** Quoted where it must be; a text that a spreadsheet would run as a formula is made plain. */
function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
