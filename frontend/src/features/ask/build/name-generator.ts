/**
 * A name generator as plain rows of XLSForm: who is named, what is asked about each, and who of them knows whom.
 *
 * `select_multiple` can not choose among the names of a repeat (a name may hold blanks), so each place has a number
 * that stays its own: the form counts the repeat itself, and nobody's row is ever taken out. The ties choose among
 * those numbers; the labels of that list are the names. See docs/adr/0018.
 */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes its references so

import { freeList, type Labels } from './choices';
import { type Place, rowAt } from './edits';
import { columnFor } from './languages';
import { type AttributeName, attributes, phrases, type Speech, spokenIn } from './name-generator-words';
import { freeName } from './names';
import { everyItem, outline } from './outline';
import { type Book, cell, newRow, type Row } from './sheets';

export const mostPeople = 20;

export interface NameGenerator {
  /** By language: whom is a person to name? */
  question: Labels;
  /** How many people at most, 1 to 20. */
  most: number;
  attributes: AttributeName[];
  /** Whether it is asked who of them knows whom. */
  ties: boolean;
  /** What being named means, as the network's relation is called. */
  relation: string;
}

type Cells = Record<string, string>;
const labelled = (labels: Labels): Cells =>
  Object.fromEntries(Object.entries(labels).map(([language, text]) => [columnFor('label', language), text]));

/** The first of people, people_2, … under which no row stands yet. */
function freeBase(book: Book): string {
  const names = everyItem(outline(book)).map(({ name }) => name);
  const base = (number: number) => (number === 1 ? 'people' : `people_${number}`);
  let number = 1;
  while (names.some((name) => name === base(number) || name.startsWith(`${base(number)}_`))) number += 1;
  return base(number);
}

/** The relations that the marks of the sheet name: each may stand once. */
const relationsOf = (book: Book) =>
  new Set(
    book.survey.rows.flatMap((row) =>
      cell(book.survey, row, 'duru_network')
        .split(/\s+/)
        .flatMap((word) => /^(?:tie|alter):(.+)$/.exec(word)?.[1] ?? []),
    ),
  );

/** Adds all of it in one group; the group's id comes with it. `spoken` is the author's language. */
export function addNameGenerator(
  book: Book,
  wish: NameGenerator,
  place: Place,
  languages: string[],
  spoken: string,
): [Book, string] {
  const base = freeBase(book);
  const relation = freeName(wish.relation, relationsOf(book), 'named');
  const say = (words: Speech, who = '') => labelled(spokenIn(languages, spoken, words, who));
  let next = book;
  const list = (wanted: string, choices: { value: string; labels: Labels }[]) => {
    const name = freeList(next, wanted);
    // Values as they are: the ties are told apart by plain numbers.
    for (const { value, labels } of choices) {
      const { table, row } = newRow(next.choices, { list_name: name, name: value, ...labelled(labels) });
      next = { ...next, choices: { ...table, rows: [...table.rows, row] } };
    }
    return name;
  };
  const rows: Cells[] = [
    { type: 'begin_group', name: base, ...say(phrases.people) },
    ...naming(base, wish, relation, say),
    ...(wish.ties ? nameCells(base, wish.most) : []),
    ...(wish.ties || wish.attributes.length > 0 ? card() : []),
    { type: 'end_group' },
  ];
  return placeRows(next, rows, place);

  function card(): Cells[] {
    const who = `${base}_about_name`;
    const asked = wish.attributes.map((attribute): Cells => {
      const { label, choices } = attributes[attribute];
      const name = list(
        `${base}_${attribute}`,
        choices.map(({ value, ...words }) => ({ value, labels: spokenIn(languages, spoken, words) })),
      );
      const mark = `attribute:${attribute}`;
      return {
        type: `select_one ${name}`,
        name: `${base}_${attribute}`,
        ...say(label, who),
        duru_network: mark,
      };
    });
    if (wish.ties) asked.push(ties(who));
    return [
      {
        type: 'begin_repeat',
        name: `${base}_about`,
        ...say(phrases.about),
        repeat_count: `\${${base}_last}`,
      },
      {
        type: 'calculate',
        name: `${base}_about_id`,
        calculation: 'position(..)',
        duru_network: `alter_id:${relation}`,
      },
      {
        type: 'calculate',
        name: who,
        calculation: `indexed-repeat(\${${base}_name}, \${${base}_person}, position(..))`,
      },
      {
        type: 'begin_group',
        name: `${base}_card`,
        ...labelled(Object.fromEntries(languages.map((language) => [language, `\${${who}}`]))),
        appearance: 'field-list',
        relevant: `normalize-space(\${${who}}) != ''`,
      },
      ...asked,
      { type: 'end_group' },
      { type: 'end_repeat' },
    ];
  }

  function ties(who: string): Cells {
    const places = Array.from({ length: wish.most }, (_, at) => ({
      value: String(at + 1),
      labels: Object.fromEntries(languages.map((language) => [language, `\${${base}_name_${at + 1}}`])),
    }));
    return {
      type: `select_multiple ${list(`${base}_places`, places)}`,
      name: `${base}_know`,
      ...say(phrases.knows, who),
      relevant: `\${${base}_about_id} < \${${base}_last}`,
      choice_filter: `selected(\${${base}_ids}, name) and number(name) > \${${base}_about_id}`,
      duru_network: 'alter_tie:know',
    };
  }
}

function naming(base: string, wish: NameGenerator, relation: string, say: (words: Speech) => Cells): Cells[] {
  const hint = Object.fromEntries(
    Object.entries(say(phrases.hint)).map(([column, text]) => [column.replace(/^label/, 'hint'), text]),
  );
  return [
    {
      type: 'begin_repeat',
      name: `${base}_person`,
      ...say(phrases.person),
      repeat_count: `min(${wish.most}, \${${base}_last} + 1)`,
    },
    {
      type: 'text',
      name: `${base}_name`,
      ...labelled(wish.question),
      ...hint,
      duru_network: `alter:${relation}`,
    },
    {
      type: 'calculate',
      name: `${base}_id`,
      calculation: `if(normalize-space(\${${base}_name}) != '', position(..), 0)`,
      duru_network: `alter_id:${relation}`,
    },
    { type: 'end_repeat' },
    {
      type: 'calculate',
      name: `${base}_last`,
      calculation: `if(count(\${${base}_person}) > 0, max(\${${base}_id}), 0)`,
    },
  ];
}

/** The numbers that have a name, and each name by its number, for the labels of the ties. */
function nameCells(base: string, most: number): Cells[] {
  return [
    { type: 'calculate', name: `${base}_ids`, calculation: `join(' ', \${${base}_id})` },
    { type: 'begin_group', name: `${base}_names` },
    ...Array.from({ length: most }, (_, at) => ({
      type: 'calculate',
      name: `${base}_name_${at + 1}`,
      calculation: `indexed-repeat(\${${base}_name}, \${${base}_person}, ${at + 1})`,
    })),
    { type: 'end_group' },
  ];
}

/** A relation's name out of the author's question: plain letters, and never blank. */
export const relationOf = (question: string) => freeName(question, new Set(), 'named').slice(0, 40);

function placeRows(book: Book, cells: Cells[], place: Place): [Book, string] {
  let { survey } = book;
  const rows: Row[] = [];
  for (const values of cells) {
    const made = newRow(survey, values);
    survey = made.table;
    rows.push(made.row);
  }
  const at = rowAt(book, place);
  const all = [...book.survey.rows.slice(0, at), ...rows, ...book.survey.rows.slice(at)];
  return [{ ...book, survey: { ...survey, rows: all } }, rows[0]?.id ?? ''];
}
