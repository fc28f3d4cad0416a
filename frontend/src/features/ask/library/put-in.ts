/** An item of the library into a questionnaire: nothing re-typed, every text under its own language. */

import { choicesOf, listsOf } from '../build/choices';
import { insert } from '../build/edits';
import { scalesOf } from '../build/figures';
import { addLanguage, codeOf, columnFor, languagesOf, nameOf, textColumn } from '../build/languages';
import { freeName, renameAllIn } from '../build/names';
import { otherNames, outline } from '../build/outline';
import {
  type Book,
  cell,
  headingKey,
  type LooseSheets,
  newRow,
  parse,
  type Row,
  type Table,
} from '../build/sheets';
import { type Origin, originColumn, writeOrigin } from './origins';

/** A language of the item → the questionnaire's own; what it has no language for is not in it. */
export type Tongues = ReadonlyMap<string, string>;

const alike = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Languages are matched by their heading, else by code, else by name; each of the questionnaire's once. */
export function tonguesOf(item: readonly string[], own: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const match = (same: (one: string, other: string) => boolean) => {
    for (const language of item) {
      if (found.has(language)) continue;
      const mine = own.find((one) => one !== '' && !taken.has(one) && same(language, one));
      if (mine === undefined) continue;
      found.set(language, mine);
      taken.add(mine);
    }
  };
  match((one, other) => one === other);
  match(
    (one, other) =>
      codeOf(one) !== null && codeOf(other) !== null && alike(codeOf(one) ?? '', codeOf(other) ?? ''),
  );
  match((one, other) => alike(nameOf(one), nameOf(other)));
  return found;
}

export interface Putting {
  /** Languages of the item that the questionnaire gets too. */
  bring?: readonly string[];
  /** Of a questionnaire whose only language has no name: the item's language that it is. */
  spoken?: string;
  /** Names that the item's questions are to have here, where they are free. */
  wanted?: ReadonlyMap<string, string>;
}

export interface Put {
  book: Book;
  /** The rows of the survey that came in. */
  rows: string[];
  /** Questions, groups, lists and scales that have another name here. */
  renamed: { old: string; name: string }[];
}

/** The item's rows before row `at` of the survey. */
export function putIn(book: Book, sheets: LooseSheets, origin: Origin, at: number, how: Putting = {}): Put {
  const item = parse(sheets);
  const tongues = languagesHere(book, item, how);
  const begun = (how.bring ?? []).reduce(addLanguage, book);
  const names = questionNames(begun, item, how.wanted ?? new Map());
  const lists = listNames(begun, item, tongues);
  const scales = scaleNames(begun, item, tongues);
  const reword = (text: string) => renameLists(renameAllIn(text, names), lists.names);
  const survey = survived(begun.survey, item.survey, tongues, (key, text) => {
    if (key === 'name') return names.get(text.trim()) ?? text;
    if (key === 'type') return renameType(text, lists.names);
    if (key === 'duru_figure') return renameScales(text, scales.names);
    return reword(text);
  });
  const choices = survived(begun.choices, item.choices, tongues, (key, text) =>
    key === 'list_name' ? (lists.names.get(text.trim()) ?? text) : reword(text),
  );
  const named = survived(begun.duru_scales, item.duru_scales, tongues, (key, text) =>
    key === 'name' ? (scales.names.get(text.trim()) ?? text) : text,
  );
  const fresh = (row: Row, table: Table, key: string, known: Set<string>) =>
    !known.has(cell(table, row, key).trim());
  const next: Book = {
    ...begun,
    survey: survey.table,
    choices: {
      ...choices.table,
      rows: [
        ...begun.choices.rows,
        ...choices.rows.filter((_, place) =>
          fresh(item.choices.rows[place] as Row, item.choices, 'list_name', lists.there),
        ),
      ],
    },
    duru_scales: {
      ...named.table,
      rows: [
        ...begun.duru_scales.rows,
        ...named.rows.filter((_, place) =>
          fresh(item.duru_scales.rows[place] as Row, item.duru_scales, 'name', scales.there),
        ),
      ],
    },
  };
  const marked = markOrigin(insert(next, at, survey.rows), survey.rows, item, origin);
  return {
    book: marked,
    rows: survey.rows.map((row) => row.id),
    renamed: [...names, ...lists.names, ...scales.names].flatMap(([old, name]) =>
      old === name ? [] : [{ old, name }],
    ),
  };
}

function languagesHere(book: Book, item: Book, { bring = [], spoken }: Putting): Tongues {
  const theirs = languagesOf(item);
  const own = languagesOf(book);
  if (own.length === 1 && own[0] === '' && bring.length === 0)
    return new Map([[spoken ?? theirs[0] ?? '', '']]);
  const found = tonguesOf(theirs, own);
  for (const language of bring) if (!found.has(language)) found.set(language, language);
  return found;
}

/** The item's rows under the questionnaire's headings, as `change` words each cell. */
function survived(
  table: Table,
  from: Table,
  tongues: Tongues,
  change: (key: string, text: string) => string,
): { table: Table; rows: Row[] } {
  let into = table;
  const rows = from.rows.map((row) => {
    const values: Record<string, string> = {};
    from.columns.forEach((heading, at) => {
      const key = headingHere(heading, tongues);
      const text = row.cells[at] ?? '';
      if (key && text.trim() && !values[key]) values[key] = change(key, text);
    });
    const made = newRow(into, values);
    into = made.table;
    return made.row;
  });
  return { table: into, rows };
}

const media = /^((?:media::)?(?:image|audio|video|big-image))::(.+)$/;

/** A heading of the item as the questionnaire writes it; null for a language that it has not. */
function headingHere(heading: string, tongues: Tongues): string | null {
  const text = textColumn(heading);
  const shown = media.exec(headingKey(heading));
  if (!text && !shown) return headingKey(heading) === originColumn ? null : headingKey(heading);
  const language = text ? text.language : (shown?.[2] ?? '');
  const here = tongues.get(language);
  if (here === undefined) return null;
  if (text) return columnFor(text.text, here);
  return here ? `${shown?.[1]}::${here}` : (shown?.[1] ?? null);
}

function questionNames(book: Book, item: Book, wanted: ReadonlyMap<string, string>): Map<string, string> {
  const taken = otherNames(outline(book), '');
  const own = [...new Set(item.survey.rows.map((row) => cell(item.survey, row, 'name')).filter(Boolean))];
  const given = new Map<string, string>();
  const free = (name: string) => !taken.has(name) && ![...given.values()].includes(name);
  for (const name of own) {
    const wish = wanted.get(name);
    if (wish !== undefined && free(wish)) given.set(name, wish);
  }
  for (const name of own) {
    if (given.has(name)) continue;
    const others = new Set([...taken, ...given.values(), ...own.filter((one) => one !== name)]);
    given.set(name, free(name) ? name : freeName(name, others));
  }
  return new Map(own.map((name) => [name, given.get(name) ?? name]));
}

interface Names {
  names: Map<string, string>;
  /** What is there already and means the same: it is used, not added. */
  there: Set<string>;
}

function listNames(book: Book, item: Book, tongues: Tongues): Names {
  const mine = listsOf(book);
  const names = new Map<string, string>();
  const there = new Set<string>();
  for (const list of listsOf(item)) {
    if (!mine.includes(list)) names.set(list, list);
    else if (sameList(book, item, list, tongues)) {
      names.set(list, list);
      there.add(list);
    } else names.set(list, freeName(list, new Set([...mine, ...listsOf(item), ...names.values()]), 'list'));
  }
  return { names, there };
}

/** Whether the questionnaire's list of that name has the same choices, in the same words, with the same other cells. */
function sameList(book: Book, item: Book, list: string, tongues: Tongues): boolean {
  const [mine, theirs] = [choicesOf(book, list), choicesOf(item, list)];
  if (mine.length !== theirs.length) return false;
  const keys = new Set([
    ...book.choices.columns.map(headingKey),
    ...item.choices.columns.flatMap((heading) => headingHere(heading, tongues) ?? []),
  ]);
  const back = new Map([...tongues].map(([language, here]) => [here, language]));
  return mine.every((row, place) => {
    const other = theirs[place] as Row;
    return [...keys].every((key) => {
      const text = textColumn(key);
      const there = text ? back.get(text.language) : undefined;
      // What one of them has no language for can not differ.
      if (text && there === undefined) return true;
      return (
        cell(book.choices, row, key) ===
        cell(item.choices, other, text ? columnFor(text.text, there ?? '') : key)
      );
    });
  });
}

function scaleNames(book: Book, item: Book, tongues: Tongues): Names {
  const mine = new Map(scalesOf(book, outline(book)).map((scale) => [scale.name, scale.row]));
  const names = new Map<string, string>();
  const there = new Set<string>();
  for (const { name, row } of scalesOf(item, outline(item))) {
    const known = mine.get(name);
    if (known === undefined) names.set(name, name);
    else if (known === null || row === null || sameWords(book, known, item, row, tongues)) {
      names.set(name, name);
      if (known !== null) there.add(name);
    } else names.set(name, freeName(name, new Set([...mine.keys(), ...names.values()]), 'scale'));
  }
  return { names, there };
}

const sameWords = (book: Book, mine: Row, item: Book, theirs: Row, tongues: Tongues) =>
  [...tongues].every(([language, here]) => {
    const one = cell(book.duru_scales, mine, columnFor('label', here));
    const other = cell(item.duru_scales, theirs, columnFor('label', language));
    return one === other || one === '' || other === '';
  });

/** `select_one old or_other` → `select_one new or_other` */
const renameType = (text: string, lists: ReadonlyMap<string, string>) =>
  text
    .split(/(\s+)/)
    .map((word, at) => (at > 0 ? (lists.get(word) ?? word) : word))
    .join('');

/** Lists that an expression looks up, or that name the marks of a range. */
const renameLists = (text: string, lists: ReadonlyMap<string, string>) =>
  text
    .replace(
      /(instance\(\s*)(['"])([^'"]+)\2/g,
      (_, before: string, quote: string, list: string) =>
        `${before}${quote}${lists.get(list) ?? list}${quote}`,
    )
    .replace(
      /(^|\s)(tick_labelset=)([\w.-]+)/g,
      (_, before: string, word: string, list: string) => `${before}${word}${lists.get(list) ?? list}`,
    );

const renameScales = (text: string, scales: ReadonlyMap<string, string>) =>
  text.replace(
    /(^|\s)scale:([\w.-]+?)(:reversed)?(?=\s|$)/g,
    (_, before: string, name: string, turned = '') => `${before}scale:${scales.get(name) ?? name}${turned}`,
  );

/** The rows at the top of the item say where they came from. */
function markOrigin(book: Book, rows: Row[], item: Book, origin: Origin): Book {
  const tops = new Set(outline(item).map(({ at }) => rows[at]?.id));
  const words = writeOrigin(origin);
  const { columns } = book.survey;
  const known = columns.findIndex((heading) => headingKey(heading) === originColumn);
  const at = known < 0 ? columns.length : known;
  return {
    ...book,
    survey: {
      columns: known < 0 ? [...columns, originColumn] : columns,
      rows: book.survey.rows.map((row) => {
        if (!tops.has(row.id)) return row;
        const cells = [...row.cells];
        while (cells.length < at) cells.push('');
        cells[at] = words;
        return { ...row, cells };
      }),
    },
  };
}
