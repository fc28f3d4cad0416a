/** What the check says, at the questions that it says it of. */

import type { FormProblem } from '../instruments/drafts';
import { usesOf } from './choices';
import { everyItem, outline } from './outline';
import { type Book, cell, type SheetName, sheetNames } from './sheets';

export interface PlacedProblem extends FormProblem {
  /** The rows that it is shown at: a question, or the questions that use a list. */
  items: string[];
  /** The row itself (a choice). */
  rowId: string | null;
}

const isSheet = (name: string | null | undefined): name is SheetName =>
  (sheetNames as readonly string[]).includes(name ?? '');

/** `book` is the one that was checked: its rows are numbered from 2, as a spreadsheet does. */
export function placed(problems: FormProblem[], book: Book): PlacedProblem[] {
  const items = outline(book);
  const all = everyItem(items);
  return problems.map((problem) => {
    if (!isSheet(problem.sheet) || !problem.row) return { ...problem, items: [], rowId: null };
    const row = book[problem.sheet].rows[problem.row - 2];
    if (!row) return { ...problem, items: [], rowId: null };
    if (problem.sheet === 'survey') {
      const own = all.find((item) => item.id === row.id || item.endAt === (problem.row ?? 0) - 2);
      return { ...problem, items: own ? [own.id] : [], rowId: row.id };
    }
    const list = problem.sheet === 'choices' ? cell(book.choices, row, 'list_name') : '';
    return { ...problem, items: usesOf(items, list).map(({ id }) => id), rowId: row.id };
  });
}

export const problemsAt = (problems: PlacedProblem[], id: string) =>
  problems.filter((one) => one.items.includes(id));

export const isError = (problem: { severity: string }) => problem.severity === 'error';
