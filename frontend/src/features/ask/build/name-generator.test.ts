// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes its references so
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { choicesOf } from './choices';
import { duplicate } from './edits';
import { missingCount, phrasesOf } from './languages';
import { addNameGenerator, type NameGenerator, relationOf } from './name-generator';
import { everyItem, outline } from './outline';
import { type Book, cell, parse, setSetting, write } from './sheets';

/** What the server's tests convert, so that what is written here is a questionnaire there. */
const shared = join(import.meta.dirname, '../../../../../packages/form-engine/vectors/name-generator.json');

const spoken = ['Español (es)', 'English (en)', 'Filipino (fil)', 'Kiswahili (sw)'];
const empty = (): Book =>
  parse({
    survey: { columns: ['type', 'name', ...spoken.map((one) => `label::${one}`)], rows: [] },
    choices: { columns: ['list_name', 'name', ...spoken.map((one) => `label::${one}`)], rows: [] },
    settings: { columns: ['form_title', 'form_id'], rows: [['Nombres', 'nombres']] },
  });
const wish: NameGenerator = {
  question: { 'Español (es)': '¿Quién apoya su trabajo?', 'English (en)': 'Who supports your work?' },
  most: 4,
  attributes: ['role', 'contact'],
  ties: true,
  relation: 'support',
};
const at = (book: Book, name: string, column: string) => {
  const item = everyItem(outline(book)).find((one) => one.name === name);
  if (!item) throw new Error(name);
  return cell(book.survey, item.row, column);
};

test('the whole pattern is rows of XLSForm, and the same that the server converts in its tests', () => {
  const [book] = addNameGenerator(empty(), wish, 'end', spoken, 'es');
  const sheets = write(setSetting(book, 'default_language', 'Español (es)'));
  if (process.env.REFRESH_VECTORS) writeFileSync(shared, `${JSON.stringify(sheets, null, 1)}\n`);
  expect(JSON.parse(readFileSync(shared, 'utf8'))).toEqual(sheets);
});

test('only what the author wrote in some languages is left to be translated', () => {
  const [book] = addNameGenerator(empty(), wish, 'end', spoken, 'es');
  expect(missingCount(book)).toBe(2);
  const missing = phrasesOf(book).filter((phrase) => phrase.missing.length > 0);
  expect(missing.map(({ row }) => cell(book.survey, row, 'name'))).toEqual(['people_name']);
});

test('a questionnaire of one language without a name gets the words of its author', () => {
  const [book] = addNameGenerator(parse({}), { ...wish, question: { '': 'Nani?' } }, 'end', [''], 'sw');
  expect(at(book, 'people', 'label')).toBe('Watu unaowataja');
  expect(at(book, 'people_name', 'label')).toBe('Nani?');
  expect(at(book, 'people_card', 'label')).toBe('${people_about_name}');
});

test('each place of the ties is a number whose label is the name that stands there', () => {
  const [book] = addNameGenerator(empty(), wish, 'end', spoken, 'es');
  const places = choicesOf(book, 'people_places').map((row) => [
    cell(book.choices, row, 'name'),
    cell(book.choices, row, 'label::Filipino (fil)'),
  ]);
  expect(places).toEqual([1, 2, 3, 4].map((n) => [String(n), `\${people_name_${n}}`]));
});

test('without attributes and ties there is nothing but the names', () => {
  const [book] = addNameGenerator(empty(), { ...wish, attributes: [], ties: false }, 'end', spoken, 'es');
  expect(everyItem(outline(book)).map(({ name }) => name)).toEqual([
    'people',
    'people_person',
    'people_name',
    'people_id',
    'people_last',
  ]);
  expect(book.choices.rows).toEqual([]);
});

test('a second one has names of its own', () => {
  const [one] = addNameGenerator(empty(), wish, 'end', spoken, 'es');
  const [two, id] = addNameGenerator(one, { ...wish, relation: 'advice' }, 'end', spoken, 'es');
  const names = everyItem(outline(two)).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(outline(two).find((item) => item.id === id)?.name).toBe('people_2');
  const [three] = addNameGenerator(two, wish, 'end', spoken, 'es');
  expect(at(three, 'people_3_name', 'duru_network')).toBe('alter:support_2');
  expect(at(three, 'people_3_about_id', 'duru_network')).toBe('alter_id:support_2');
  expect(at(two, 'people_2_know', 'type')).toBe('select_multiple people_2_places');
});

test('a copy of it shows its own names, and asks with its own numbers', () => {
  const [one, id] = addNameGenerator(empty(), wish, 'end', spoken, 'es');
  const [two] = duplicate(one, id);
  const list = at(two, 'people_know_2', 'type').replace('select_multiple ', '');
  expect(list).not.toBe('people_places');
  const labels = choicesOf(two, list).map((row) => cell(two.choices, row, 'label::English (en)'));
  expect(labels).toEqual([1, 2, 3, 4].map((n) => `\${people_name_${n}_2}`));
  expect(choicesOf(two, 'people_places')).toHaveLength(4);
  expect(at(two, 'people_role_2', 'type')).toBe(at(one, 'people_role', 'type'));
});

test('a relation is named in plain letters', () => {
  expect(relationOf('¿Apoyo?')).toBe('apoyo');
  expect(relationOf('  ')).toBe('named');
});
