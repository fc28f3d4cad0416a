/** The languages of a questionnaire, and its texts in each. */

import {
  type Book,
  columnOf,
  headingKey,
  type Row,
  type SheetName,
  setCells,
  setSetting,
  setting,
} from './sheets';

export const textKinds = [
  'label',
  'hint',
  'guidance_hint',
  'constraint_message',
  'required_message',
] as const;
export type TextKind = (typeof textKinds)[number];

/** The sheets with texts in languages. */
const spoken = ['survey', 'choices', 'external_choices', 'duru_scales'] as const;
type Spoken = (typeof spoken)[number];

/** `label::English (en)` → its text and language; the language of a bare `label` is ''. */
export function textColumn(heading: string): { text: TextKind; language: string } | null {
  const [text = '', language = ''] = headingKey(heading).split('::');
  return (textKinds as readonly string[]).includes(text) ? { text: text as TextKind, language } : null;
}

export const columnFor = (text: TextKind, language: string) => (language ? `${text}::${language}` : text);

/** In the order of the headings. A questionnaire without named languages has one, called ''. */
export function languagesOf(book: Book): string[] {
  const found = new Set<string>();
  for (const name of ['survey', 'choices', 'external_choices'] as const) {
    for (const heading of book[name].columns) {
      const column = textColumn(heading);
      if (column) found.add(column.language);
    }
  }
  const named = [...found].filter(Boolean);
  if (named.length === 0) return [''];
  return bareIsUsed(book) ? ['', ...named] : named;
}

/** A bare `label` beside named languages counts only when something is written in it. */
const bareIsUsed = (book: Book) =>
  spoken.some((name) => {
    const at = columnOf(book[name], 'label');
    return name !== 'duru_scales' && at >= 0 && book[name].rows.some((row) => (row.cells[at] ?? '').trim());
  });

/** `Español (es)` → `es`; null when no code is written. */
export const codeOf = (language: string) => /\(([^()]+)\)\s*$/.exec(language)?.[1]?.trim() ?? null;
export const nameOf = (language: string) => language.replace(/\s*\([^()]*\)\s*$/, '') || language;

export const textOf = (book: Book, sheet: SheetName, row: Row, text: TextKind, language: string): string => {
  const at = columnOf(book[sheet], columnFor(text, language));
  return at < 0 ? '' : (row.cells[at] ?? '');
};

export const setText = (
  book: Book,
  sheet: SheetName,
  id: string,
  text: TextKind,
  language: string,
  value: string,
): Book => ({ ...book, [sheet]: setCells(book[sheet], id, { [columnFor(text, language)]: value }) });

/** The first text that there is, for lists and messages. */
export function anyText(book: Book, sheet: SheetName, row: Row, languages: string[], first?: string): string {
  const order = first === undefined ? languages : [first, ...languages];
  for (const language of order) {
    const text = textOf(book, sheet, row, 'label', language).trim();
    if (text) return text;
  }
  return '';
}

/** Adds a language: a column for each text that another language has. The first name also makes bare columns speak it. */
export function addLanguage(book: Book, language: string): Book {
  const before = languagesOf(book);
  if (before.includes(language)) return book;
  const next = { ...book };
  for (const name of spoken) {
    const { columns } = book[name];
    const texts = new Set(columns.flatMap((heading) => textColumn(heading)?.text ?? []));
    if (name === 'survey' || name === 'choices') texts.add('label');
    const added = [...texts].map((text) => columnFor(text, language));
    const there = new Set(columns.map(headingKey));
    next[name] = {
      ...book[name],
      columns: withColumns(
        columns,
        added.filter((one) => !there.has(one)),
      ),
    };
    next[name] = { ...next[name], rows: aligned(book[name].columns, next[name].columns, book[name].rows) };
  }
  return setting(next, 'default_language')
    ? next
    : setSetting(next, 'default_language', before[0] || language);
}

/** New headings stand beside the last of the same text. */
function withColumns(columns: string[], added: string[]): string[] {
  const out = [...columns];
  for (const heading of added) {
    const text = textColumn(heading)?.text;
    let at = -1;
    out.forEach((one, place) => {
      if (textColumn(one)?.text === text) at = place;
    });
    if (at < 0) out.push(heading);
    else out.splice(at + 1, 0, heading);
  }
  return out;
}

/** The rows with their cells under the same headings as before. */
function aligned(before: string[], after: string[], rows: Row[]): Row[] {
  if (before.length === after.length) return rows;
  const places = after.map((heading) => before.indexOf(heading));
  return rows.map((row) => ({
    ...row,
    cells: places.map((at) => (at < 0 ? '' : (row.cells[at] ?? ''))),
  }));
}

/** Renames a language in every heading; '' gives the bare columns a language. */
export function renameLanguage(book: Book, old: string, language: string): Book {
  let next = { ...book };
  for (const name of spoken) {
    const columns = book[name].columns.map((heading) => {
      const column = textColumn(heading);
      if (column && column.language === old) return columnFor(column.text, language);
      const media = /^(image|audio|video|media::\w+)\s*::\s*(.+)$/i.exec(heading.trim());
      return old && media?.[2]?.trim() === old ? `${media[1]}::${language}` : heading;
    });
    next[name] = { ...book[name], columns };
  }
  if (!old || setting(book, 'default_language') === old)
    next = setSetting(next, 'default_language', language);
  return next;
}

/** Takes a language's texts away; the caller can undo it. */
export function removeLanguage(book: Book, language: string): Book {
  let next = { ...book };
  for (const name of spoken) {
    const { columns, rows } = book[name];
    const kept = columns.filter((heading) => textColumn(heading)?.language !== language);
    next[name] = { columns: kept, rows: aligned(columns, kept, rows) };
  }
  const left = languagesOf(next)[0] ?? '';
  if (setting(book, 'default_language') === language) next = setSetting(next, 'default_language', left);
  return next;
}

export interface Phrase {
  sheet: Spoken;
  row: Row;
  text: TextKind;
  /** By language, as they stand. */
  words: Record<string, string>;
  /** The languages that lack it. */
  missing: string[];
}

/** Every text that some language has, and the label of every question and choice, row by row. */
export function phrasesOf(book: Book, languages = languagesOf(book)): Phrase[] {
  const found: Phrase[] = [];
  for (const sheet of spoken) {
    const table = book[sheet];
    for (const row of table.rows) {
      for (const text of textKinds) {
        const words = Object.fromEntries(
          languages.map((language) => [language, textOf(book, sheet, row, text, language)]),
        );
        const there = languages.filter((language) => words[language]?.trim());
        if (there.length === 0) continue;
        const missing = languages.filter((language) => !there.includes(language));
        found.push({ sheet, row, text, words, missing });
      }
    }
  }
  return found;
}

export const missingCount = (book: Book): number =>
  phrasesOf(book).reduce((sum, phrase) => sum + phrase.missing.length, 0);
