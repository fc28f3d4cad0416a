/** What an author does with questions. Each edit takes a book and gives another. */

import { addList, choicesOf, freeList, usesOf } from './choices';
import {
  appearanceFor,
  borderOf,
  type Container,
  chooses,
  holds,
  type Kind,
  type RowKind,
  typeCell,
  typed,
} from './kinds';
import { columnFor } from './languages';
import { freeName, renameIn } from './names';
import { everyItem, findItem, type Item, otherNames, outline, siblings, span } from './outline';
import { type Book, cell, columnOf, mapCells, newRow, type Row, rowId, setSurvey } from './sheets';

/** Where something new or moved comes to stand. */
export type Place = { after: string } | { before: string } | { into: string } | 'end';

const names = (book: Book) => otherNames(outline(book), '');

/** The row number that a place means; never inside the rows of a group that it stands beside. */
export function rowAt(book: Book, place: Place): number {
  const items = outline(book);
  if (place === 'end') return book.survey.rows.length;
  if ('into' in place) {
    const item = findItem(items, place.into);
    return item ? (item.endAt ?? book.survey.rows.length) : book.survey.rows.length;
  }
  const item = findItem(items, 'after' in place ? place.after : place.before);
  if (!item) return book.survey.rows.length;
  const { from, to } = span(book, item);
  return 'after' in place ? to : from;
}

export const insert = (book: Book, at: number, rows: Row[]): Book => ({
  ...book,
  survey: {
    ...book.survey,
    rows: [...book.survey.rows.slice(0, at), ...rows, ...book.survey.rows.slice(at)],
  },
});

interface Wish {
  kind: Kind | Container;
  /** Labels by language. */
  labels?: Record<string, string>;
  /** Choose from this list; a new one is made when it is left out. */
  list?: string;
}

const twoBlank = [
  { value: 'choice_1', labels: {} },
  { value: 'choice_2', labels: {} },
];

/** Adds a question or a group; its id comes with it. */
export function add(book: Book, wish: Wish, place: Place): [Book, string] {
  const taken = names(book);
  const first = Object.values(wish.labels ?? {}).find((text) => text.trim()) ?? '';
  const name = freeName(first, taken, holds(wish.kind) ? 'section' : 'question');
  let next = book;
  let list = wish.list ?? '';
  const needsList = chooses(wish.kind) || wish.kind === 'matrix';
  if (needsList && !list) [next, list] = addList(next, name, twoBlank);
  const labels = Object.fromEntries(
    Object.entries(wish.labels ?? {}).map(([language, text]) => [columnFor('label', language), text]),
  );
  const [withRows, id] = holds(wish.kind)
    ? addGroup(next, wish.kind, { name, ...labels }, list, place)
    : addRow(
        next,
        { type: typeCell({ kind: wish.kind, list, orOther: false }), name, ...labels },
        wish.kind,
        place,
      );
  return [withRows, id];
}

function addRow(book: Book, values: Record<string, string>, kind: RowKind, place: Place): [Book, string] {
  const at = rowAt(book, place);
  const appearance = appearanceFor(kind, '');
  const parameters = kind === 'range' ? 'start=0 end=10 step=1' : '';
  const { table, row } = newRow(book.survey, { ...values, appearance, parameters });
  return [insert({ ...book, survey: table }, at, [row]), row.id];
}

function addGroup(
  book: Book,
  kind: Container,
  values: Record<string, string>,
  list: string,
  place: Place,
): [Book, string] {
  const at = rowAt(book, place);
  const { begin, end } = borderOf(kind);
  const first = newRow(book.survey, { ...values, type: begin, appearance: appearanceFor(kind, '') });
  const last = newRow(first.table, { type: end });
  const next = insert({ ...book, survey: last.table }, at, [first.row, last.row]);
  if (kind !== 'matrix') return [next, first.row.id];
  const type = typeCell({ kind: 'select_one', list, orOther: false });
  const name = freeName(`${values.name}_1`, names(next));
  const question = newRow(next.survey, { type, name });
  return [insert({ ...next, survey: question.table }, at + 1, [question.row]), first.row.id];
}

/** A copy right after it, all of a group with it, under names of their own that refer to each other. */
export function duplicate(book: Book, id: string): [Book, string] {
  const items = outline(book);
  const item = findItem(items, id);
  if (!item) return [book, id];
  const { from, to } = span(book, item);
  const taken = names(book);
  const renamed = new Map<string, string>();
  for (const one of [item, ...everyItem(item.items)]) {
    if (!one.name) continue;
    const name = freeName(one.name, taken);
    taken.add(name);
    renamed.set(one.name, name);
  }
  const at = book.survey.columns.findIndex((heading) => heading.trim().toLowerCase() === 'name');
  const copies = book.survey.rows.slice(from, to).map((row) => ({
    id: rowId(),
    cells: row.cells.map((text, place) => {
      if (place === at) return renamed.get(text.trim()) ?? text;
      let next = text;
      for (const [old, name] of renamed) next = renameIn(next, old, name);
      return next;
    }),
  }));
  return [ownLists(insert(book, to, copies), copies, renamed), copies[0]?.id ?? id];
}

/** A list whose labels show answers of what was copied is copied too, so that the copy shows its own. */
function ownLists(book: Book, copies: Row[], renamed: Map<string, string>): Book {
  let next = book;
  const again = (text: string) => {
    let said = text;
    for (const [old, name] of renamed) said = renameIn(said, old, name);
    return said;
  };
  for (const { id } of copies) {
    const row = next.survey.rows.find((one) => one.id === id);
    const kind = row && typed(cell(next.survey, row, 'type'), cell(next.survey, row, 'appearance'));
    if (!kind?.list) continue;
    const choices = choicesOf(next, kind.list);
    if (choices.every(({ cells }) => cells.every((text) => again(text) === text))) continue;
    const list = freeList(next, kind.list);
    const at = columnOf(next.choices, 'list_name');
    const rows = choices.map(({ cells }) => ({
      id: rowId(),
      cells: cells.map((text, place) => (place === at ? list : again(text))),
    }));
    next = { ...next, choices: { ...next.choices, rows: [...next.choices.rows, ...rows] } };
    next = setSurvey(next, id, { type: typeCell({ ...kind, list }) });
  }
  return next;
}

export function remove(book: Book, id: string): Book {
  const item = findItem(outline(book), id);
  if (!item) return book;
  const { from, to } = span(book, item);
  const rows = [...book.survey.rows.slice(0, from), ...book.survey.rows.slice(to)];
  return { ...book, survey: { ...book.survey, rows } };
}

/** Moves an item with all that is in it; null when it would stand in itself or nothing would change. */
export function move(book: Book, id: string, place: Place): Book | null {
  const items = outline(book);
  const item = findItem(items, id);
  if (!item) return null;
  const { from, to } = span(book, item);
  const target = rowAt(book, place);
  if (target > from && target < to) return null;
  if (target === from || target === to) return null;
  const rows = book.survey.rows.slice(from, to);
  const rest = [...book.survey.rows.slice(0, from), ...book.survey.rows.slice(to)];
  const at = target > from ? target - rows.length : target;
  return {
    ...book,
    survey: { ...book.survey, rows: [...rest.slice(0, at), ...rows, ...rest.slice(at)] },
  };
}

export type Step = 'up' | 'down' | 'in' | 'out';

/** The place one step away: past its neighbour, into the group above it, or out of its own group. */
export function placeOf(items: Item[], id: string, step: Step): Place | null {
  const item = findItem(items, id);
  if (!item) return null;
  const row = siblings(items, item);
  const at = row.indexOf(item);
  const before = row[at - 1];
  const after = row[at + 1];
  if (step === 'up') return before ? { before: before.id } : item.parent ? { before: item.parent.id } : null;
  if (step === 'down') return after ? { after: after.id } : item.parent ? { after: item.parent.id } : null;
  if (step === 'in') return before && holds(before.kind) ? { into: before.id } : null;
  return item.parent ? { after: item.parent.id } : null;
}

export function step(book: Book, id: string, way: Step): Book | null {
  const place = placeOf(outline(book), id, way);
  return place && move(book, id, place);
}

/** Another name, and every `${…}` with it. */
export function rename(book: Book, id: string, name: string): Book {
  const row = book.survey.rows.find((one) => one.id === id);
  if (!row) return book;
  const old = cell(book.survey, row, 'name');
  const renamed = setSurvey(book, id, { name });
  if (!old || !name) return renamed;
  return mapCells(renamed, ['survey', 'choices', 'settings'], (text) => renameIn(text, old, name));
}

/** Another type; a list is kept from one choosing kind to another, and made where one is needed. */
export function retype(book: Book, id: string, kind: Kind | 'group' | 'matrix' | 'repeat'): Book {
  const item = findItem(outline(book), id);
  if (!item || item.kind === kind) return book;
  const appearance = appearanceFor(kind, cell(book.survey, item.row, 'appearance'));
  if (holds(kind)) {
    if (!holds(item.kind)) return book;
    const { begin, end } = borderOf(kind);
    const changed = setSurvey(book, id, { type: begin, appearance });
    const last = item.endAt === null ? undefined : book.survey.rows[item.endAt];
    return last ? setSurvey(changed, last.id, { type: end }) : changed;
  }
  let next = book;
  let { list } = item;
  if (chooses(kind) && !list) [next, list] = addList(next, item.name, twoBlank);
  const type = typeCell({ kind, list, orOther: item.orOther && kind !== 'rank' });
  const parameters = kind === 'range' ? 'start=0 end=10 step=1' : '';
  return setSurvey(next, id, {
    type,
    appearance,
    ...(kind === 'range' || item.kind === 'range' ? { parameters } : {}),
  });
}

/** Lets a question choose from another list, shared with whoever uses it. */
export function relist(book: Book, id: string, list: string): Book {
  const item = findItem(outline(book), id);
  if (!item || !chooses(item.kind)) return book;
  return setSurvey(book, id, { type: typeCell({ ...item, list }) });
}

/** A list of its own for a question that shared one: the same choices under another name. */
export function unshare(book: Book, id: string): Book {
  const items = outline(book);
  const item = findItem(items, id);
  if (!item || usesOf(items, item.list).length < 2) return book;
  const at = (row: Row) => cell(book.choices, row, 'list_name') === item.list;
  const all = new Set(book.choices.rows.map((row) => cell(book.choices, row, 'list_name')));
  const list = freeName(item.name || item.list, all, 'list');
  const place = book.choices.columns.findIndex((heading) => /^list[_ ]name$/i.test(heading.trim()));
  const copies = book.choices.rows.filter(at).map((row) => {
    const cells = [...row.cells];
    cells[place] = list;
    return { id: rowId(), cells };
  });
  const rows = [...book.choices.rows, ...copies];
  return relist({ ...book, choices: { ...book.choices, rows } }, id, list);
}

/** Puts rows back that were taken away, where they stood: behind the row that stood before them. */
export function bringBack(book: Book, before: Book, id: string): Book {
  const item = findItem(outline(before), id);
  if (!item || book.survey.rows.some((row) => row.id === id)) return book;
  const { from, to } = span(before, item);
  const gone = before.survey.rows.slice(from, to);
  const width = book.survey.columns.length;
  const places = book.survey.columns.map((heading) => before.survey.columns.indexOf(heading));
  const same = width === before.survey.columns.length && places.every((place, at) => place === at);
  const rows = same
    ? gone
    : gone.map((row) => ({ ...row, cells: places.map((at) => (at < 0 ? '' : (row.cells[at] ?? ''))) }));
  const there = new Set(book.survey.rows.map((row) => row.id));
  const above = before.survey.rows
    .slice(0, from)
    .filter((row) => there.has(row.id))
    .at(-1);
  const at = above ? book.survey.rows.findIndex((row) => row.id === above.id) + 1 : 0;
  return insert(book, at, rows);
}
