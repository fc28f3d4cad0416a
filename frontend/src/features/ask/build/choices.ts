/** The lists that questions choose from. */

import { columnFor } from './languages';
import { freeName } from './names';
import { everyItem, type Item } from './outline';
import { type Book, cell, newRow, type Row, setCells } from './sheets';

export const choicesOf = (book: Book, list: string): Row[] =>
  book.choices.rows.filter((row) => cell(book.choices, row, 'list_name') === list);

/** In the order in which they first stand in the sheet. */
export const listsOf = (book: Book): string[] => [
  ...new Set(book.choices.rows.map((row) => cell(book.choices, row, 'list_name')).filter(Boolean)),
];

export const choiceValue = (book: Book, row: Row) => cell(book.choices, row, 'name');

/** The questions that choose from a list. */
export const usesOf = (items: Item[], list: string): Item[] =>
  everyItem(items).filter((item) => item.list === list && list !== '');

const valuesOf = (book: Book, list: string) =>
  new Set(choicesOf(book, list).map((row) => choiceValue(book, row)));

/** Labels by language: `{'Español (es)': 'Sí'}`. */
export type Labels = Record<string, string>;

const labelCells = (labels: Labels) =>
  Object.fromEntries(Object.entries(labels).map(([language, text]) => [columnFor('label', language), text]));

/** Adds a choice at the end of its list; the new row's id comes with it. */
export function addChoice(book: Book, list: string, labels: Labels = {}, value?: string): [Book, string] {
  const first = Object.values(labels).find((text) => text.trim()) ?? '';
  const name = freeName(value ?? first, valuesOf(book, list), 'choice');
  const { table, row } = newRow(book.choices, { list_name: list, name, ...labelCells(labels) });
  let last = -1;
  table.rows.forEach((one, at) => {
    if (cell(table, one, 'list_name') === list) last = at;
  });
  const rows = [...table.rows];
  rows.splice(last < 0 ? rows.length : last + 1, 0, row);
  return [{ ...book, choices: { ...table, rows } }, row.id];
}

export const removeChoice = (book: Book, id: string): Book => ({
  ...book,
  choices: { ...book.choices, rows: book.choices.rows.filter((row) => row.id !== id) },
});

/** Up (-1) or down (1) within its list. */
export function moveChoice(book: Book, id: string, by: -1 | 1): Book {
  const { rows } = book.choices;
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  if (!row) return book;
  const list = cell(book.choices, row, 'list_name');
  const row2 = choicesOf(book, list);
  const other = row2[row2.indexOf(row) + by];
  if (!other) return book;
  const to = rows.indexOf(other);
  const next = [...rows];
  next[at] = other;
  next[to] = row;
  return { ...book, choices: { ...book.choices, rows: next } };
}

export const setChoice = (book: Book, id: string, values: Record<string, string>): Book => ({
  ...book,
  choices: setCells(book.choices, id, values),
});

/** A name that no list has yet. */
export const freeList = (book: Book, wanted: string) => freeName(wanted, new Set([...listsOf(book)]), 'list');

export function addList(
  book: Book,
  wanted: string,
  choices: { value: string; labels: Labels }[],
): [Book, string] {
  const list = freeList(book, wanted);
  let next = book;
  for (const { value, labels } of choices) [next] = addChoice(next, list, labels, value);
  return [next, list];
}
