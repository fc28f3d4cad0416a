/**
 * The sheets of an XLSForm under the author's hands. They stay the one truth: every edit changes cells or rows,
 * so a column or a row that this page knows nothing of is never lost.
 */

export const sheetNames = ['survey', 'choices', 'external_choices', 'settings', 'duru_scales'] as const;
export type SheetName = (typeof sheetNames)[number];

/** As they come over the wire: a row's number in the spreadsheet is its place plus two. */
export type Sheets = { [Name in SheetName]: { columns: string[]; rows: string[][] } };

/** A row knows itself wherever it is moved. A row may be shorter than the headings. */
export interface Row {
  id: string;
  cells: string[];
}
export interface Table {
  columns: string[];
  rows: Row[];
}
export type Book = { [Name in SheetName]: Table };

let made = 0;
/** An id for a row of this page's lifetime; it is never sent. */
export const rowId = () => `r${++made}`;

/** What comes over the wire may leave out what is blank. */
export type LooseSheets = { [Name in SheetName]?: { columns?: string[]; rows?: string[][] } };

export function parse(sheets: LooseSheets): Book {
  const table = (name: SheetName): Table => {
    const { columns = [], rows = [] } = sheets[name] ?? {};
    return { columns, rows: rows.map((cells) => ({ id: rowId(), cells })) };
  };
  return {
    survey: table('survey'),
    choices: table('choices'),
    external_choices: table('external_choices'),
    settings: table('settings'),
    duru_scales: table('duru_scales'),
  };
}

export function write(book: Book): Sheets {
  const sheet = ({ columns, rows }: Table) => ({ columns, rows: rows.map(({ cells }) => cells) });
  return {
    survey: sheet(book.survey),
    choices: sheet(book.choices),
    external_choices: sheet(book.external_choices),
    settings: sheet(book.settings),
    duru_scales: sheet(book.duru_scales),
  };
}

const sameTexts = (one: string[], other: string[]) =>
  one === other || (one.length === other.length && one.every((text, at) => text === other[at]));

/** Whether two books would be sent as the same sheets. Asked at every keystroke: what was not touched is one object. */
export const sameBook = (one: Book, other: Book) =>
  sheetNames.every((name) => {
    const [a, b] = [one[name], other[name]];
    if (a === b) return true;
    if (a.rows.length !== b.rows.length || !sameTexts(a.columns, b.columns)) return false;
    return a.rows.every((row, at) => sameTexts(row.cells, b.rows[at]?.cells ?? []));
  });

const aliases: Record<string, string> = {
  command: 'type',
  tag: 'name',
  value: 'name',
  caption: 'label',
  'list name': 'list_name',
  relevance: 'relevant',
  'bind::relevant': 'relevant',
  calculate: 'calculation',
  'bind::calculate': 'calculation',
  'bind::constraint': 'constraint',
  count: 'repeat_count',
  'jr:count': 'repeat_count',
};

/** A heading as XLSForm reads it: `Label :: English (en)` → `label::English (en)`. */
export function headingKey(heading: string): string {
  const plain = heading.trim().replace(/\s+/g, ' ');
  const at = plain.indexOf('::');
  if (at > 0 && !/^bind::/i.test(plain)) {
    return `${plain.slice(0, at).trim().toLowerCase()}::${plain.slice(at + 2).trim()}`;
  }
  const lower = plain.toLowerCase();
  return aliases[lower] ?? lower;
}

/** The column's place, or -1. */
export const columnOf = (table: Table, key: string): number =>
  table.columns.findIndex((heading) => headingKey(heading) === key);

/** A cell without blanks around it; '' when the sheet has no such column. */
export function cell(table: Table, row: Row, key: string): string {
  const at = columnOf(table, key);
  return at < 0 ? '' : (row.cells[at] ?? '').trim();
}

function put(cells: string[], at: number, value: string): string[] {
  if ((cells[at] ?? '') === value) return cells;
  const next = [...cells];
  while (next.length < at) next.push('');
  next[at] = value;
  return next;
}

/** The table with a column of this heading, added at its end when it has none. */
export function withColumn(table: Table, key: string): Table {
  return columnOf(table, key) >= 0 ? table : { ...table, columns: [...table.columns, key] };
}

/** Sets cells of one row by column; a blank value makes no new column. */
export function setCells(table: Table, id: string, values: Record<string, string>): Table {
  let next = table;
  for (const [key, value] of Object.entries(values)) if (value !== '') next = withColumn(next, key);
  const rows = next.rows.map((row) => {
    if (row.id !== id) return row;
    let { cells } = row;
    for (const [key, value] of Object.entries(values)) {
      const at = columnOf(next, key);
      if (at >= 0) cells = put(cells, at, value);
    }
    return cells === row.cells ? row : { ...row, cells };
  });
  return { ...next, rows };
}

/** A new row, and the table with the columns that it needs; the row is not in it yet. */
export function newRow(table: Table, values: Record<string, string>): { table: Table; row: Row } {
  const row: Row = { id: rowId(), cells: [] };
  const filled = setCells({ ...table, rows: [row] }, row.id, values);
  const made = filled.rows[0] ?? row;
  const cells = [...made.cells];
  while (cells.length < filled.columns.length) cells.push('');
  return { table: { columns: filled.columns, rows: table.rows }, row: { ...made, cells } };
}

/** Every cell of some sheets, as `change` makes it. */
export function mapCells(book: Book, names: SheetName[], change: (text: string) => string): Book {
  const next = { ...book };
  for (const name of names) {
    const rows = book[name].rows.map((row) => {
      const cells = row.cells.map(change);
      return cells.some((text, at) => text !== row.cells[at]) ? { ...row, cells } : row;
    });
    next[name] = { ...book[name], rows };
  }
  return next;
}

export const setSurvey = (book: Book, id: string, values: Record<string, string>): Book => ({
  ...book,
  survey: setCells(book.survey, id, values),
});

/** The title and other settings stand in the first row under the headings. */
export function setting(book: Book, key: string): string {
  const row = book.settings.rows[0];
  return row ? cell(book.settings, row, key) : '';
}

export function setSetting(book: Book, key: string, value: string): Book {
  const first = book.settings.rows[0];
  if (first) return { ...book, settings: setCells(book.settings, first.id, { [key]: value }) };
  const { table, row } = newRow(book.settings, { [key]: value });
  return { ...book, settings: { ...table, rows: [row] } };
}
