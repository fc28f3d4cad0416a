/** Questions out of a questionnaire, as small sheets that stand by themselves. */

import { figureOf } from '../build/figures';
import { columnFor, textColumn } from '../build/languages';
import { referencesIn } from '../build/names';
import { everyItem, findItem, type Item, outline, span } from '../build/outline';
import { type Book, cell, headingKey, type Row, type Table } from '../build/sheets';
import { originColumn } from './origins';

export interface Sheet {
  columns: string[];
  rows: string[][];
}
export interface ItemSheets {
  survey: Sheet;
  choices: Sheet;
  duru_scales: Sheet;
}

/** A cell that refers to questions that are not taken along. */
export interface Outside {
  /** The question or choice that it stands at. */
  rowId: string;
  sheet: 'survey' | 'choices';
  column: string;
  text: string;
  names: string[];
  /** Without this cell the question is another; a rule that is left out only asks more people. */
  needed: boolean;
}

/** Rules of who is asked and what is taken: a question stands without them. */
const rules = new Set([
  'relevant',
  'constraint',
  'choice_filter',
  'required',
  'default',
  'readonly',
  'trigger',
]);
const listInText = /instance\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\s)tick_labelset=([\w.-]+)/g;

/** The chosen items without those that stand inside another of them, in the order of the sheet. */
export function chosenItems(book: Book, ids: readonly string[]): Item[] {
  const items = outline(book);
  const found = everyItem(items).filter((item) => ids.includes(item.id));
  const inside = (item: Item): boolean => {
    for (let here = item.parent; here; here = here.parent) if (ids.includes(here.id)) return true;
    return false;
  };
  return found.filter((item) => !inside(item));
}

export function rowsOf(book: Book, ids: readonly string[]): Row[] {
  return chosenItems(book, ids).flatMap((item) => {
    const { from, to } = span(book, item);
    return book.survey.rows.slice(from, to);
  });
}

/** The lists that these rows choose from or look things up in. */
function listsUsed(book: Book, rows: Row[]): Set<string> {
  const ids = new Set(rows.map((row) => row.id));
  const used = new Set<string>();
  for (const item of everyItem(outline(book))) if (ids.has(item.id) && item.list) used.add(item.list);
  for (const row of rows)
    for (const text of row.cells)
      for (const found of text.matchAll(listInText)) used.add(found[1] ?? found[2] ?? '');
  return used;
}

const choicesUsed = (book: Book, rows: Row[]): Row[] => {
  const lists = listsUsed(book, rows);
  return book.choices.rows.filter((row) => lists.has(cell(book.choices, row, 'list_name')));
};

/** What the chosen questions refer to outside themselves, cell by cell. */
export function outsideOf(book: Book, ids: readonly string[]): Outside[] {
  const rows = rowsOf(book, ids);
  const inside = new Set(rows.map((row) => cell(book.survey, row, 'name')).filter(Boolean));
  const look = (sheet: 'survey' | 'choices', row: Row): Outside[] =>
    book[sheet].columns.flatMap((heading, at) => {
      const text = row.cells[at] ?? '';
      const names = [...new Set(referencesIn(text))].filter((name) => !inside.has(name));
      const column = headingKey(heading);
      return names.length > 0
        ? [{ rowId: row.id, sheet, column, text, names, needed: !rules.has(column) }]
        : [];
    });
  return [
    ...rows.flatMap((row) => look('survey', row)),
    ...choicesUsed(book, rows).flatMap((row) => look('choices', row)),
  ];
}

/** The questions of a name, so that they can be taken along. */
export const namedItems = (book: Book, names: readonly string[]): Item[] =>
  everyItem(outline(book)).filter((item) => names.includes(item.name));

/** The questions of the same scale, the question itself among them; just itself when it has none. */
export function scaleMates(book: Book, id: string): string[] {
  const items = everyItem(outline(book));
  const own = findItem(items, id);
  const scale = own ? figureOf(book, own.row).scale : '';
  if (!scale) return [id];
  return items.filter((item) => figureOf(book, item.row).scale === scale).map((item) => item.id);
}

interface Taking {
  /** The language of texts whose heading names none. */
  bare: string;
  /** Rules that refer outside are left out, with these rows and columns. */
  leaveOut: readonly Outside[];
}

/** The sheets of an item. Texts are kept by language, in headings: nothing is known by its place. */
export function takeOut(book: Book, ids: readonly string[], { bare, leaveOut }: Taking): ItemSheets {
  const rows = rowsOf(book, ids);
  const out = new Set(
    leaveOut.filter((one) => !one.needed).map((one) => `${one.sheet} ${one.rowId} ${one.column}`),
  );
  const scales = new Set(rows.map((row) => figureOf(book, row).scale).filter(Boolean));
  const sheet = (name: 'survey' | 'choices' | 'duru_scales', kept: Row[]) =>
    sheetOf(book[name], kept, bare, (row, column) => out.has(`${name} ${row.id} ${column}`));
  return {
    survey: sheet('survey', rows),
    choices: sheet('choices', choicesUsed(book, rows)),
    duru_scales: sheet(
      'duru_scales',
      book.duru_scales.rows.filter((row) => scales.has(cell(book.duru_scales, row, 'name'))),
    ),
  };
}

function sheetOf(
  table: Table,
  rows: Row[],
  bare: string,
  left: (row: Row, column: string) => boolean,
): Sheet {
  const columns = table.columns.flatMap((heading, at) => {
    const key = headingKey(heading);
    if (key === '' || key === originColumn) return [];
    const text = textColumn(heading);
    const named = text && text.language === '' ? columnFor(text.text, bare) : key;
    return rows.some((row) => (row.cells[at] ?? '').trim()) ? [{ at, key, named }] : [];
  });
  // A bare heading beside the same language by name says nothing that the other does not, where both are written.
  const names = [...new Set(columns.map(({ named }) => named))];
  return {
    columns: names,
    rows: rows.map((row) =>
      names.map((named) => {
        for (const one of columns) {
          const text = one.named === named && !left(row, one.key) ? (row.cells[one.at] ?? '') : '';
          if (text.trim()) return text;
        }
        return '';
      }),
    ),
  };
}
