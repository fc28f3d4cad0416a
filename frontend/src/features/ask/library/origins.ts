/** Where a questionnaire's row came from: `key@version` in the column `duru_item`. */

import { everyItem, type Item } from '../build/outline';
import { type Book, cell, type Row } from '../build/sheets';

export const originColumn = 'duru_item';

export interface Origin {
  key: string;
  number: number;
}

const written = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63})@([1-9][0-9]{0,5})$/;

/** Null for a row of the author's own, and for words that name no item. */
export function originOf(book: Book, row: Row): Origin | null {
  const found = written.exec(cell(book.survey, row, originColumn));
  return found ? { key: found[1] ?? '', number: Number(found[2]) } : null;
}

export const writeOrigin = ({ key, number }: Origin) => `${key}@${number}`;

/** The item that a question came with: it may be a part of a group that was taken. */
export function takenWith(book: Book, item: Item): { item: Item; origin: Origin } | null {
  for (let here: Item | null = item; here; here = here.parent) {
    const origin = originOf(book, here.row);
    if (origin) return { item: here, origin };
  }
  return null;
}

/** Everything that was taken as this version of an item, in its order. */
export const takenAs = (book: Book, items: Item[], { key, number }: Origin): Item[] =>
  everyItem(items).filter((item) => {
    const origin = originOf(book, item.row);
    return origin?.key === key && origin.number === number;
  });

/** The keys that a questionnaire took from, each once. */
export const keysTaken = (book: Book): string[] => [
  ...new Set(book.survey.rows.flatMap((row) => originOf(book, row)?.key ?? [])),
];
