/** The rows of a survey sheet as questions in groups. */

import { asks, holds, type RowKind, type Typed, typed } from './kinds';
import { type Book, cell, type Row } from './sheets';

export interface Item extends Typed {
  id: string;
  kind: RowKind;
  /** Its place in the sheet, from 0. */
  at: number;
  row: Row;
  name: string;
  /** Of a group: what stands in it, and the row that ends it (null when it is never ended). */
  items: Item[];
  endAt: number | null;
  parent: Item | null;
}

export function outline(book: Book): Item[] {
  const root: Item[] = [];
  const open: Item[] = [];
  const { survey } = book;
  survey.rows.forEach((row, at) => {
    const kind = typed(cell(survey, row, 'type'), cell(survey, row, 'appearance'));
    const parent = open.at(-1) ?? null;
    if (kind.kind === 'end' && parent) {
      parent.endAt = at;
      open.pop();
      return;
    }
    const name = cell(survey, row, 'name');
    const item: Item = { ...kind, id: row.id, at, row, name, items: [], endAt: null, parent };
    (parent?.items ?? root).push(item);
    if (holds(kind.kind)) open.push(item);
  });
  return root;
}

export const everyItem = (items: Item[]): Item[] => items.flatMap((item) => [item, ...everyItem(item.items)]);

export const findItem = (items: Item[], id: string | null): Item | undefined =>
  everyItem(items).find((item) => item.id === id);

/** The rows that belong to an item: itself, or a group from its beginning to its end. */
export function span(book: Book, item: Item): { from: number; to: number } {
  if (!holds(item.kind)) return { from: item.at, to: item.at + 1 };
  if (item.endAt !== null) return { from: item.at, to: item.endAt + 1 };
  return { from: item.at, to: book.survey.rows.length };
}

export const siblings = (items: Item[], item: Item): Item[] => item.parent?.items ?? items;

/** The names of rows, each row's own left out. */
export const otherNames = (items: Item[], id: string): Set<string> =>
  new Set(everyItem(items).flatMap((item) => (item.id !== id && item.name ? [item.name] : [])));

/** 1, 2, 2.1 …: how people speak of a question. */
export function numbersOf(items: Item[]): Map<string, string> {
  const numbers = new Map<string, string>();
  const walk = (row: Item[], above: string) => {
    let count = 0;
    for (const item of row) {
      if (!asks(item.kind) && !holds(item.kind) && item.kind !== 'other') continue;
      count += 1;
      const number = above ? `${above}.${count}` : String(count);
      numbers.set(item.id, number);
      walk(item.items, number);
    }
  };
  walk(items, '');
  return numbers;
}
