// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes its references so
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { device } from '../../../lib/offline/device';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../../testing/render';
import BuildPlace from '../build/BuildPlace';
import type { Sheets } from '../build/sheets';

const id = '01938c5e-0000-7000-8000-0000000000d2';
const at = '2026-11-29T12:00:00Z';
const path = `/api/survey/v1/drafts/${id}`;
const person = userEvent.setup();
const blank = { columns: [], rows: [] };

const sheets = (): Sheets => ({
  survey: {
    columns: ['type', 'name', 'label::Español (es)', 'label::English (en)', 'relevant', 'duru_item'],
    rows: [
      ['select_one yn', 'reads', '¿Lee?', 'Reads?', '', 'reading@1'],
      ['integer', 'pages', '¿Páginas?', 'Pages?', "${reads} = 'yes'", ''],
      ['text', 'why', '¿Por qué dijo ${reads}?', '', '', ''],
    ],
  },
  choices: {
    columns: ['list_name', 'name', 'label::Español (es)', 'label::English (en)'],
    rows: [
      ['yn', 'yes', 'Sí', 'Yes'],
      ['yn', 'no', 'No', 'No'],
    ],
  },
  external_choices: blank,
  settings: { columns: ['form_title', 'form_id'], rows: [['Lectura', 'lectura']] },
  duru_scales: blank,
});
const question = (es: string) => ({
  survey: {
    columns: ['type', 'name', 'label::English (en)', 'label::Español (es)'],
    rows: [['select_one yn', 'reads', 'Reads?', es]],
  },
  choices: {
    columns: ['list_name', 'name', 'label::English (en)', 'label::Español (es)'],
    rows: [
      ['yn', 'yes', 'Yes', 'Sí'],
      ['yn', 'no', 'No', 'No'],
    ],
  },
});
const head = {
  id: 'item1',
  project_id: projectId,
  key: 'reading',
  title: 'Lee en casa',
  about: '',
  source: 'Nosotros',
  licence: '',
  tags: [],
  newest: 2,
  languages: ['English (en)', 'Español (es)'],
  kinds: ['select_one'],
  questions: 1,
  archived_at: null,
  version: 1,
  created_at: at,
  updated_at: at,
};
const version = (number: number, es: string) => ({
  id: `iv${number}`,
  number,
  languages: head.languages,
  kinds: head.kinds,
  questions: 1,
  note: '',
  created_at: at,
  item_id: head.id,
  key: head.key,
  sheets: question(es),
  model: {},
});

let held: { title: string; sheets: Sheets; version: number };
const posted: { path: string; body: Record<string, unknown> }[] = [];
const draft = () => ({
  ...held,
  id,
  project_id: projectId,
  based_on: null,
  published_as: null,
  created_at: at,
  updated_at: at,
});
const keep = (answer: object) => async (request: Request) => {
  posted.push({ path: new URL(request.url).pathname, body: await request.json() });
  return { status: 201, body: answer };
};

beforeEach(async () => {
  held = { title: 'Lectura', sheets: sheets(), version: 1 };
  posted.length = 0;
  await device.open(administrator.id);
  fakeApi({
    [`GET ${path}`]: () => ({ body: draft() }),
    [`PATCH ${path}`]: async (request) => {
      held = { ...held, ...(await request.json()), version: held.version + 1 };
      return { body: draft() };
    },
    [`POST ${path}/check`]: () => ({
      body: { accepted: true, problems: [], missing: [], model: null, changes: null },
    }),
    'GET /api/survey/v1/library/items': () => ({ body: { items: [head], next_cursor: null } }),
    'GET /api/survey/v1/library/items/item1': () => ({
      body: { ...head, shown: version(2, '¿Lee por gusto?'), problems: [] },
    }),
    'GET /api/survey/v1/library/items/item1/versions/1': () => ({ body: version(1, '¿Lee?') }),
    'GET /api/survey/v1/library/items/item1/versions/2': () => ({ body: version(2, '¿Lee por gusto?') }),
    'GET /api/survey/v1/library/items/item1/versions/2/changes': () => ({
      body: { from_version: 1, to_version: 2, comparable: 0, changes: [] },
    }),
    'POST /api/survey/v1/library/items': keep({
      ...head,
      id: 'item2',
      key: 'pages',
      title: '¿Páginas?',
      newest: 1,
      shown: { ...version(1, ''), key: 'pages' },
    }),
    'POST /api/survey/v1/library/items/item1/versions': keep(version(3, '¿Lee?')),
  });
});
afterEach(async () => {
  await device.forget(administrator.id);
  vi.restoreAllMocks();
});

const open = () =>
  renderPage(<BuildPlace />, {
    at: `ask/questionnaires/drafts/${id}`,
    pattern: 'ask/questionnaires/drafts/:draft/*',
  });
const row = (name: RegExp) => screen.findByRole('button', { name });
const cellOf = (name: string, column: string) => {
  const { columns, rows } = held.sheets.survey;
  return rows.find((one) => one[columns.indexOf('name')] === name)?.[columns.indexOf(column)];
};

test('a newer version is told on the questionnaire’s own page, looked at, and taken', async () => {
  open();
  const told = await screen.findByRole('region', { name: 'Más nuevas en la biblioteca' });
  await person.click(within(told).getByRole('button', { name: 'Ver qué cambió' }));
  await person.click(await screen.findByRole('button', { name: 'Tomar la versión 2' }));
  await waitFor(() => expect(cellOf('reads', 'label::Español (es)')).toBe('¿Lee por gusto?'));
  expect(cellOf('reads', 'label::English (en)')).toBe('Reads?');
  expect(cellOf('reads', 'duru_item')).toBe('reading@2');
  expect(held.sheets.survey.rows).toHaveLength(3);
  expect(held.sheets.choices.rows).toHaveLength(2);
});

test('or left as it is', async () => {
  open();
  await person.click(await row(/¿Lee\?/));
  await person.click(await screen.findByRole('button', { name: 'Ver qué cambió' }));
  await person.click(await screen.findByRole('button', { name: 'Dejar la que está' }));
  expect(held.version).toBe(1);
});

test('a question is saved without the rule that refers outside, which is told, or with the question it refers to', async () => {
  open();
  await person.click(await row(/¿Páginas\?/));
  await person.click(screen.getByRole('button', { name: 'Guardar en la biblioteca' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByText("${reads} = 'yes'")).toBeTruthy();
  await person.type(dialog.getByRole('textbox', { name: /De dónde viene/ }), 'Nosotros');
  await person.click(dialog.getByRole('button', { name: 'Guardar' }));
  await waitFor(() => expect(posted).toHaveLength(1));
  expect(posted[0]?.body.sheets).toMatchObject({
    survey: {
      columns: ['type', 'name', 'label::Español (es)', 'label::English (en)', 'relevant'],
      rows: [['integer', 'pages', '¿Páginas?', 'Pages?', '']],
    },
    choices: { rows: [] },
  });
  await waitFor(() => expect(cellOf('pages', 'duru_item')).toBe('pages@1'));
});

test('a text that says an answer given elsewhere is saved with that question or not at all', async () => {
  open();
  await person.click(await row(/Por qué dijo/));
  await person.click(screen.getByRole('button', { name: 'Guardar en la biblioteca' }));
  const dialog = within(screen.getByRole('dialog'));
  await person.type(dialog.getByRole('textbox', { name: /De dónde viene/ }), 'Nosotros');
  const save = dialog.getByRole('button', { name: 'Guardar' }) as HTMLButtonElement;
  expect(save.disabled).toBe(true);
  await person.click(dialog.getByRole('checkbox', { name: 'Guardar también: ¿Lee?' }));
  expect(save.disabled).toBe(false);
  await person.click(save);
  await waitFor(() => expect(posted).toHaveLength(1));
  const sent = posted[0]?.body.sheets as { survey: { rows: string[][] } };
  expect(sent.survey.rows.map((one) => one[1])).toEqual(['reads', 'why']);
});

test('a question that came from the library is saved as its next version', async () => {
  open();
  await person.click(await row(/¿Lee\?/));
  await person.click(screen.getByRole('button', { name: 'Guardar en la biblioteca' }));
  const dialog = within(screen.getByRole('dialog'));
  await dialog.findByRole('option', { name: 'Versión 3 de «Lee en casa»' });
  await person.type(dialog.getByRole('textbox', { name: 'Por qué cambió' }), 'Más corta');
  await person.click(dialog.getByRole('button', { name: 'Guardar' }));
  await waitFor(() => expect(posted[0]?.path).toBe('/api/survey/v1/library/items/item1/versions'));
  expect(posted[0]?.body.note).toBe('Más corta');
  await waitFor(() => expect(cellOf('reads', 'duru_item')).toBe('reading@3'));
});

test('a question of the library comes in after the one that is chosen, under a name that is free', async () => {
  open();
  await person.click(await row(/¿Páginas\?/));
  await person.click(screen.getByRole('button', { name: 'Agregar' }));
  const dialog = within(screen.getByRole('dialog'));
  await person.click(dialog.getByRole('button', { name: 'De la biblioteca' }));
  await person.click(await screen.findByRole('button', { name: 'Lee en casa' }));
  await person.click(await screen.findByRole('button', { name: 'Agregar al cuestionario' }));
  await waitFor(() =>
    expect(held.sheets.survey.rows.map((one) => one[1])).toEqual(['reads', 'pages', 'reads_2', 'why']),
  );
  expect(cellOf('reads_2', 'label::Español (es)')).toBe('¿Lee por gusto?');
  expect(held.sheets.choices.rows).toHaveLength(2);
  expect(screen.getAllByText(/reads → reads_2/).length).toBeGreaterThan(0);
});
