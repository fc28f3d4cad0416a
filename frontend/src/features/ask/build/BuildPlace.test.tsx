import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { device } from '../../../lib/offline/device';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../../testing/render';
import BuildPlace from './BuildPlace';
import { readKept } from './kept';
import type { Sheets } from './sheets';

const id = '01938c5e-0000-7000-8000-0000000000d1';
const at = '2026-11-29T12:00:00Z';
const path = `/api/survey/v1/drafts/${id}`;
const person = userEvent.setup();

const blank = { columns: [], rows: [] };
const sheets = (): Sheets => ({
  survey: {
    columns: ['type', 'name', 'label::Español (es)', 'label::English (en)', 'my note'],
    rows: [
      ['select_one yn', 'reads', '¿Lee?', 'Reads?', 'keep me'],
      ['integer', 'pages', '¿Páginas?', '', ''],
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

interface Held {
  title: string;
  sheets: Sheets;
  version: number;
}
let held: Held;
let away = false;
/** What the check answers. */
let problems: unknown[] = [];
const posted: { title: string }[] = [];

const shown = () => ({
  ...held,
  id,
  project_id: projectId,
  based_on: null,
  published_as: null,
  created_at: at,
  updated_at: at,
});

beforeEach(async () => {
  held = { title: 'Lectura', sheets: sheets(), version: 1 };
  away = false;
  problems = [];
  posted.length = 0;
  await device.open(administrator.id);
  fakeApi({
    [`GET ${path}`]: () => ({ body: shown() }),
    [`PATCH ${path}`]: async (request) => {
      if (away) throw new TypeError('no connection');
      if (request.headers.get('if-match') !== `"${held.version}"`)
        return { status: 412, body: { code: 'conflict.version', current: shown() } };
      held = { ...held, ...(await request.json()), version: held.version + 1 };
      return { body: shown() };
    },
    [`POST ${path}/check`]: () => ({
      body: { accepted: problems.length === 0, problems, missing: [], model: null, changes: null },
    }),
    'POST /api/survey/v1/drafts': async (request) => {
      posted.push(await request.json());
      return { status: 201, body: { ...shown(), id: 'copy' } };
    },
    'GET /api/survey/v1/drafts/copy': () => ({ body: { ...shown(), id: 'copy' } }),
    'POST /api/survey/v1/drafts/copy/check': () => ({
      body: { accepted: true, problems: [], missing: [], model: null, changes: null },
    }),
  });
});
afterEach(async () => {
  await device.forget(administrator.id);
  vi.restoreAllMocks();
});

const open = (view = '') =>
  renderPage(<BuildPlace />, {
    at: `ask/questionnaires/drafts/${id}${view}`,
    pattern: 'ask/questionnaires/drafts/:draft/*',
  });
const row = (name: RegExp) => screen.findByRole('button', { name });
const saved = () => waitFor(() => expect(screen.getByText(/^Guardado/)).toBeTruthy());

test('a wording that is changed is saved by itself, with every cell that this page does not know', async () => {
  open();
  await person.click(await row(/¿Lee\?/));
  const field = await screen.findByRole('textbox', { name: 'Pregunta: English' });
  await person.clear(field);
  await person.type(field, 'Does the child read?');
  await waitFor(() => expect(held.version).toBeGreaterThan(1));
  await saved();
  expect(held.sheets.survey.rows[0]).toEqual([
    'select_one yn',
    'reads',
    '¿Lee?',
    'Does the child read?',
    'keep me',
  ]);
});

test('a new question is named after its words, and shown only if another was answered so', async () => {
  open();
  await person.click(await row(/¿Páginas\?/));
  await person.click(screen.getByRole('button', { name: 'Agregar' }));
  await person.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Texto' }));
  await person.type(await screen.findByRole('textbox', { name: 'Pregunta: Español' }), '¿Qué libro?');
  await person.click(screen.getByRole('button', { name: 'Agregar una condición' }));
  await person.selectOptions(screen.getByRole('combobox', { name: 'Condición 1: pregunta' }), 'reads');
  await person.selectOptions(screen.getByRole('combobox', { name: 'Valor' }), 'yes');
  await waitFor(() => expect(held.sheets.survey.rows).toHaveLength(3));
  await waitFor(() => {
    const { columns, rows } = held.sheets.survey;
    expect(rows[2]?.[1]).toBe('que_libro');
    expect(rows[2]?.[columns.indexOf('relevant')]).toBe(`\${reads} = 'yes'`);
  });
});

test('a removed question comes back with undo, and moves by the keyboard', async () => {
  open();
  const first = await row(/¿Lee\?/);
  first.focus();
  await person.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await waitFor(() => expect(held.sheets.survey.rows.map((one) => one[1])).toEqual(['pages', 'reads']));
  await person.click(await row(/¿Lee\?/));
  await person.click(screen.getAllByRole('button', { name: 'Quitar' })[0] as HTMLElement);
  await waitFor(() => expect(held.sheets.survey.rows).toHaveLength(1));
  const toast = screen.getByText('Se quitó «¿Lee?»');
  await person.click(
    within(toast.parentElement as HTMLElement)
      .getAllByRole('button', { name: 'Deshacer' })
      .at(-1) as HTMLElement,
  );
  await waitFor(() => expect(held.sheets.survey.rows.map((one) => one[1])).toEqual(['pages', 'reads']));
});

test('what the check says stands at its question, with the mend', async () => {
  problems = [
    {
      severity: 'error',
      sheet: 'survey',
      row: 3,
      column: 'type',
      code: 'x',
      message: 'No such type.',
      fix: 'Use text.',
    },
  ];
  open();
  await person.click(await row(/¿Páginas\?.*1 cosa por revisar/));
  const notes = await screen.findByRole('list', { name: '1 cosa por revisar' });
  expect(notes.textContent).toContain('No such type. Use text.');
  expect(screen.getByRole('link', { name: 'Publicar (1)' })).toBeTruthy();
});

test('missing translations are counted on every page, filtered and filled in', async () => {
  open('/translations');
  expect(await screen.findByRole('link', { name: 'Traducciones (falta 1)' })).toBeTruthy();
  await person.click(screen.getByRole('checkbox', { name: /Solo los textos que faltan/ }));
  const fields = screen.getAllByRole('textbox', { name: /: English$/ });
  expect(fields).toHaveLength(1);
  await person.type(fields[0] as HTMLElement, 'Pages?');
  await waitFor(() => expect(held.sheets.survey.rows[1]?.[3]).toBe('Pages?'));
  expect(await screen.findByRole('link', { name: 'Traducciones' })).toBeTruthy();
  expect(
    screen.getAllByRole('textbox', { name: /: English$/ }),
    'the row stays while it is filled in',
  ).toHaveLength(1);
});

test('without a connection what is typed is kept on this device, and opened again from there', async () => {
  away = true;
  const first = open();
  await person.click(await row(/¿Lee\?/));
  await person.type(await screen.findByRole('textbox', { name: 'Pregunta: English' }), '!');
  await waitFor(() => expect(screen.getByText(/Sin conexión/)).toBeTruthy());
  first.unmount();
  expect(held.sheets.survey.rows[0]?.[3]).toBe('Reads?');
  away = false;
  open();
  await waitFor(() => expect(held.sheets.survey.rows[0]?.[3]).toBe('Reads?!'));
});

test('a draft that somebody changed meanwhile is shown, and what was written becomes one of its own', async () => {
  open();
  await person.click(await row(/¿Lee\?/));
  held = { ...held, title: 'Otra', version: 7 };
  await person.type(await screen.findByRole('textbox', { name: 'Pregunta: English' }), '!');
  const panel = await screen.findByRole('region', { name: 'Alguien cambió este borrador mientras tanto' });
  expect(panel.textContent).toContain('Lectura · 2 filas');
  expect(panel.textContent).toContain('Otra · 2 filas');
  await person.click(within(panel).getByRole('button', { name: 'Guardar lo mío como borrador nuevo' }));
  await waitFor(() => expect(posted).toHaveLength(1));
  expect(posted[0]?.title).toBe('Lectura (mi copia)');
  expect(JSON.stringify(posted[0])).toContain('Reads?!');
  expect(held).toMatchObject({ title: 'Otra', version: 7 });
  expect(await screen.findByRole('heading', { name: 'Otra' })).toBeTruthy();
  await saved();
  expect(await readKept(id), 'nothing of it is left over for this draft').toBeUndefined();
});

test('or the newer one is taken, and what was written can be had back by undoing', async () => {
  open();
  await person.click(await row(/¿Lee\?/));
  held = { ...held, title: 'Otra', version: 7 };
  await person.type(await screen.findByRole('textbox', { name: 'Pregunta: English' }), '!');
  await person.click(await screen.findByRole('button', { name: 'Tomar el más nuevo' }));
  expect(await screen.findByRole('heading', { name: 'Otra' })).toBeTruthy();
  await saved();
  await person.click(screen.getByRole('button', { name: 'Deshacer' }));
  await waitFor(() => expect(held.sheets.survey.rows[0]?.[3]).toBe('Reads?!'));
});

test('a name generator is written from a few answers, and each of its rows says what it is for', async () => {
  open();
  await person.click(await screen.findByRole('button', { name: 'Agregar' }));
  await person.click(
    within(screen.getByRole('dialog')).getByRole('button', { name: 'Generador de nombres' }),
  );
  await person.click(screen.getByRole('button', { name: 'Agregar las preguntas' }));
  expect(screen.getByText('Escriba a quiénes hay que nombrar.')).toBeTruthy();
  await person.type(screen.getByRole('textbox', { name: /Pregunta: Español/ }), '¿A quién recurre?');
  await person.click(screen.getByRole('button', { name: 'Agregar las preguntas' }));
  await person.click(await row(/¿A quién recurre\?/));
  expect(
    await screen.findByText(/A quien se nombra aquí es un vínculo de la red social: support\./),
  ).toBeTruthy();
  await saved();
  const names = held.sheets.survey.rows.map((cells) => cells[1]);
  expect(names).toContain('people_know');
  expect(held.sheets.choices.rows.filter(([list]) => list === 'people_places')).toHaveLength(8);
  expect(names.indexOf('people')).toBeGreaterThan(names.indexOf('pages'));
});
