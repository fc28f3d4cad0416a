/** What reports make of an answer: the words of the columns `duru_figure` and `duru_rank`, and the sheet `duru_scales`. */

import { columnFor } from './languages';
import { freeName } from './names';
import { everyItem, type Item } from './outline';
import { type Book, cell, newRow, type Row, setCells, setSurvey } from './sheets';

export interface Figure {
  /** Counted over its choices: from lowest to highest, without an order, or not at all. */
  shown: '' | 'frequency' | 'share';
  scale: string;
  reversed: boolean;
  /** Words that only their author knows, in their order. */
  others: string[];
}

const scaleWord = /^scale:([\w.-]+?)(:reversed)?$/;

export function figureOf(book: Book, row: Row): Figure {
  const found: Figure = { shown: '', scale: '', reversed: false, others: [] };
  for (const word of cell(book.survey, row, 'duru_figure').split(/\s+/).filter(Boolean)) {
    const scale = scaleWord.exec(word);
    if ((word === 'frequency' || word === 'share') && !found.shown) found.shown = word;
    else if (scale && !found.scale) {
      found.scale = scale[1] ?? '';
      found.reversed = scale[2] !== undefined;
    } else found.others.push(word);
  }
  return found;
}

export function setFigure(book: Book, id: string, { shown, scale, reversed, others }: Figure): Book {
  const words = [shown, scale && `scale:${scale}${reversed ? ':reversed' : ''}`, ...others];
  return setSurvey(book, id, { duru_figure: words.filter(Boolean).join(' ') });
}

export interface Scale {
  name: string;
  /** Its row in the sheet of scales; null when only questions name it. */
  row: Row | null;
  items: Item[];
}

export function scalesOf(book: Book, items: Item[]): Scale[] {
  const scales = new Map<string, Scale>();
  for (const row of book.duru_scales.rows) {
    const name = cell(book.duru_scales, row, 'name');
    if (name) scales.set(name, { name, row, items: [] });
  }
  for (const item of everyItem(items)) {
    const { scale } = figureOf(book, item.row);
    if (!scale) continue;
    const known = scales.get(scale) ?? { name: scale, row: null, items: [] };
    known.items.push(item);
    scales.set(scale, known);
  }
  return [...scales.values()];
}

/** A new scale, named after its label in the first language. */
export function addScale(book: Book, items: Item[], label: string, language: string): [Book, string] {
  const name = freeName(label, new Set(scalesOf(book, items).map((one) => one.name)), 'scale');
  const { table, row } = newRow(book.duru_scales, { name, [columnFor('label', language)]: label });
  return [{ ...book, duru_scales: { ...table, rows: [...table.rows, row] } }, name];
}

export function nameScale(book: Book, name: string, language: string, label: string): Book {
  const row = book.duru_scales.rows.find((one) => cell(book.duru_scales, one, 'name') === name);
  const values = { [columnFor('label', language)]: label };
  if (row) return { ...book, duru_scales: setCells(book.duru_scales, row.id, values) };
  const made = newRow(book.duru_scales, { name, ...values });
  return { ...book, duru_scales: { ...made.table, rows: [...made.table.rows, made.row] } };
}

/** Whether a choice stands apart (“I don’t know”), so that it has no place in the order. */
export const standsApart = (book: Book, row: Row) =>
  cell(book.choices, row, 'duru_rank').toLowerCase() === 'none';

export const setApart = (book: Book, id: string, apart: boolean): Book => ({
  ...book,
  choices: setCells(book.choices, id, { duru_rank: apart ? 'none' : '' }),
});
