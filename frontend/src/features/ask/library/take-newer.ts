/** A newer version of an item in place of the one that a questionnaire took. */

import { choicesOf, choiceValue, listsOf, usesOf } from '../build/choices';
import { languagesOf, textColumn } from '../build/languages';
import { type Item, outline, span } from '../build/outline';
import { type Book, cell, headingKey, type LooseSheets, parse, type Row, setCells } from '../build/sheets';
import { type Origin, takenAs } from './origins';
import { type Put, putIn, tonguesOf } from './put-in';

/**
 * Puts `newer` where the older version stands. Questions keep the names that they have here, so that what refers
 * to them goes on; cells that the item says nothing of (a condition, a language that the library lacks) stay.
 * Null when the older version is not in the questionnaire.
 */
export function takeNewer(
  book: Book,
  older: { origin: Origin; sheets: LooseSheets },
  newer: { origin: Origin; sheets: LooseSheets },
): Put | null {
  const tops = takenAs(book, outline(book), older.origin);
  const first = tops[0];
  if (!first) return null;
  const rows = tops.flatMap((item) => spanned(book, item));
  const gone = new Set(rows.map((row) => row.id));
  const names = namesHere(book, rows, parse(older.sheets));
  const at = book.survey.rows.findIndex((row) => row.id === first.id);
  const emptied = withoutOwnLists(
    { ...book, survey: { ...book.survey, rows: book.survey.rows.filter((row) => !gone.has(row.id)) } },
    book,
    gone,
  );
  const spoken = languagesOf(parse(newer.sheets))[0];
  const put = putIn(emptied, newer.sheets, newer.origin, at, {
    wanted: names,
    ...(spoken === undefined ? {} : { spoken }),
  });
  return { ...put, book: keepRest(put, book, rows, parse(newer.sheets)) };
}

function spanned(book: Book, item: Item): Row[] {
  const { from, to } = span(book, item);
  return book.survey.rows.slice(from, to);
}

/** The item's names → those that its questions have here: row by row, or by the same name where rows were moved. */
function namesHere(book: Book, rows: Row[], item: Book): Map<string, string> {
  const theirs = item.survey.rows.map((row) => cell(item.survey, row, 'name')).filter(Boolean);
  const mine = rows.map((row) => cell(book.survey, row, 'name')).filter(Boolean);
  if (theirs.length === mine.length) return new Map(theirs.map((name, at) => [name, mine[at] ?? name]));
  return new Map(theirs.filter((name) => mine.includes(name)).map((name) => [name, name]));
}

/** Lists that nobody chooses from any more make room for the newer ones of the same name. */
function withoutOwnLists(book: Book, before: Book, gone: Set<string>): Book {
  const items = outline(before);
  const own = listsOf(before).filter((list) => {
    const users = usesOf(items, list);
    return users.length > 0 && users.every((item) => gone.has(item.id));
  });
  const rows = book.choices.rows.filter((row) => !own.includes(cell(book.choices, row, 'list_name')));
  return { ...book, choices: { ...book.choices, rows } };
}

/** Fills what the newer version leaves blank with what stood there, where the item has no such column. */
function keepRest(put: Put, before: Book, rows: Row[], item: Book): Book {
  let next = put.book;
  const added = new Set(put.rows);
  const old = new Map(rows.map((row) => [cell(before.survey, row, 'name'), row]));
  const said = spokenKeys(item, before);
  for (const row of next.survey.rows) {
    const from = added.has(row.id) ? old.get(cell(next.survey, row, 'name')) : undefined;
    if (!from || !cell(next.survey, row, 'name')) continue;
    next = { ...next, survey: setCells(next.survey, row.id, rest(before.survey, from, said('survey'))) };
  }
  const there = new Set(before.choices.rows.map((row) => row.id));
  for (const row of next.choices.rows) {
    if (there.has(row.id)) continue;
    const from = choicesOf(before, cell(next.choices, row, 'list_name')).find(
      (one) => choiceValue(before, one) === choiceValue(next, row),
    );
    if (from)
      next = {
        ...next,
        choices: setCells(next.choices, row.id, rest(before.choices, from, said('choices'))),
      };
  }
  return next;
}

/** The columns that the item speaks in, as this questionnaire's headings have them. */
function spokenKeys(item: Book, book: Book) {
  const tongues = tonguesOf(languagesOf(item), languagesOf(book));
  const bare = languagesOf(book)[0] === '' && languagesOf(book).length === 1;
  return (sheet: 'survey' | 'choices') =>
    new Set(
      item[sheet].columns.map((heading) => {
        const text = textColumn(heading);
        if (!text) return headingKey(heading);
        const here = bare ? '' : tongues.get(text.language);
        return here ? `${text.text}::${here}` : text.text;
      }),
    );
}

function rest(table: Book['survey'], row: Row, said: ReadonlySet<string>): Record<string, string> {
  const never = new Set([
    'type',
    'name',
    'list_name',
    'appearance',
    'parameters',
    'duru_figure',
    'duru_rank',
    'duru_item',
  ]);
  const kept: Record<string, string> = {};
  table.columns.forEach((heading, at) => {
    const key = headingKey(heading);
    const text = row.cells[at] ?? '';
    if (key && text.trim() && !said.has(key) && !never.has(key)) kept[key] = text;
  });
  return kept;
}
