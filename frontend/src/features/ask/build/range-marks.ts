/** Words at the ends of a range (“not at all … very”): a list of choices named by the numbers that they stand at. */

import { choicesOf, choiceValue, freeList } from './choices';
import type { Item } from './outline';
import { type Book, cell, newRow, type Row, setCells, setSurvey } from './sheets';

/** `start=0 end=10 step=1`, and whatever else stands there. */
export const readParameters = (text: string) =>
  new Map(
    text
      .split(/\s+/)
      .filter(Boolean)
      .map((part) => part.split('=', 2) as [string, string | undefined]),
  );

export const writeParameters = (all: ReadonlyMap<string, string | undefined>) =>
  [...all].map(([name, value]) => (value === undefined ? name : `${name}=${value}`)).join(' ');

const parametersOf = (book: Book, row: Row) => readParameters(cell(book.survey, row, 'parameters'));
const listOf = (book: Book, row: Row) => parametersOf(book, row).get('tick_labelset') ?? '';

/** The rows of its list, in the order of their numbers; none for a range without words. */
export const marksOf = (book: Book, row: Row): Row[] => {
  const list = listOf(book, row);
  const number = (one: Row) => Number(choiceValue(book, one));
  return list ? choicesOf(book, list).sort((one, other) => number(one) - number(other)) : [];
};

/** Two marks, without words yet: at its beginning and at its end. */
export function addMarks(book: Book, item: Item): Book {
  const parameters = parametersOf(book, item.row);
  const list = freeList(book, `${item.name}_marks`);
  let { choices } = book;
  for (const name of [parameters.get('start') ?? '0', parameters.get('end') ?? '10']) {
    const { table, row } = newRow(choices, { list_name: list, name });
    choices = { ...table, rows: [...table.rows, row] };
  }
  const words = writeParameters(new Map([...parameters, ['tick_labelset', list]]));
  return setSurvey({ ...book, choices }, item.id, { parameters: words });
}

export function removeMarks(book: Book, item: Item): Book {
  const parameters = parametersOf(book, item.row);
  const list = listOf(book, item.row);
  parameters.delete('tick_labelset');
  const rows = book.choices.rows.filter((row) => cell(book.choices, row, 'list_name') !== list);
  const next = { ...book, choices: { ...book.choices, rows } };
  return setSurvey(next, item.id, { parameters: writeParameters(parameters) });
}

/** Another bound or step. The word at a bound moves with it. */
export function setRange(book: Book, item: Item, name: 'start' | 'end' | 'step', value: string): Book {
  const parameters = parametersOf(book, item.row);
  const old = parameters.get(name);
  const list = listOf(book, item.row);
  const next = setSurvey(book, item.id, {
    parameters: writeParameters(new Map([...parameters, [name, value]])),
  });
  const mark =
    name === 'step' ? undefined : choicesOf(next, list).find((row) => choiceValue(next, row) === old);
  if (!list || !mark) return next;
  return { ...next, choices: setCells(next.choices, mark.id, { name: value }) };
}
