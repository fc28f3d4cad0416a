import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { projectId, renderPage } from '../../../testing/render';
import { ItemPage } from './ItemPage';
import { LibraryPage } from './LibraryPage';

const person = userEvent.setup();
const item = (more: object = {}) => ({
  id: 'item1',
  project_id: projectId,
  key: 'reading',
  title: 'Lee en casa',
  about: 'Si lee fuera de la escuela',
  source: 'Redacción propia',
  licence: 'CC BY 4.0',
  tags: ['lectura'],
  newest: 1,
  languages: ['Español (es)', 'Kiswahili (sw)'],
  kinds: ['likert'],
  questions: 1,
  archived_at: null,
  version: 4,
  created_at: '2026-11-29T12:00:00Z',
  updated_at: '2026-11-29T12:00:00Z',
  ...more,
});
const nothing = { items: [], next_cursor: null };
const shown = {
  ...item(),
  problems: [],
  shown: {
    id: 'iv1',
    number: 1,
    languages: item().languages,
    kinds: ['likert'],
    questions: 1,
    note: '',
    created_at: item().created_at,
    item_id: 'item1',
    key: 'reading',
    model: {},
    sheets: {
      survey: {
        columns: ['type', 'name', 'label::Kiswahili (sw)', 'label::Español (es)', 'duru_figure'],
        rows: [['select_one often', 'reads', '', '¿Lee?', 'scale:reading:reversed']],
      },
      choices: {
        columns: ['list_name', 'name', 'label::Español (es)', 'label::Kiswahili (sw)'],
        rows: [['often', 'never', 'Nunca', 'Kamwe']],
      },
    },
  },
};

test('the library is searched by words, kind and tag, as the address says', async () => {
  const sought: string[] = [];
  fakeApi({
    'GET /api/survey/v1/library/items': (request) => {
      const { searchParams } = new URL(request.url);
      sought.push(['q', 'tag', 'kind', 'archived'].map((name) => searchParams.get(name) ?? '').join('|'));
      return { body: { items: [item()], next_cursor: null } };
    },
    'GET /api/survey/v1/frameworks': () => ({ body: nothing }),
  });
  renderPage(<LibraryPage />, { at: 'ask/library?kind=likert', pattern: 'ask/library' });
  await screen.findByText('1 pregunta o conjunto');
  expect(sought).toEqual(['||likert|']);
  await person.type(screen.getByRole('searchbox'), 'lee');
  await waitFor(() => expect(sought.at(-1)).toBe('lee||likert|'));
  await person.click(screen.getByRole('button', { name: 'lectura' }));
  await waitFor(() => expect(sought.at(-1)).toBe('lee|lectura|likert|'));
  await person.click(screen.getByRole('button', { name: 'Quitar la etiqueta lectura' }));
  await person.click(screen.getByRole('checkbox', { name: 'Mostrar las archivadas' }));
  await waitFor(() => expect(sought.at(-1)).toBe('lee||likert|true'));
});

test('an item shows every language beside the others, and says what one lacks', async () => {
  fakeApi({
    'GET /api/survey/v1/library/items/item1': () => ({ body: shown }),
    'GET /api/survey/v1/library/items/item1/versions': () => ({
      body: { items: [shown.shown], next_cursor: null },
    }),
    'GET /api/survey/v1/library/items/item1/uses': () => ({ body: { items: [] } }),
    'GET /api/survey/v1/mappings': () => ({ body: nothing }),
  });
  renderPage(<ItemPage />, { at: 'ask/library/item1', pattern: 'ask/library/:item' });
  expect(await screen.findByText('¿Lee?')).toBeTruthy();
  expect(screen.getByText('Escala reading, invertida')).toBeTruthy();
  expect(screen.getByText('Kamwe')).toBeTruthy();
  expect(screen.getByText('Falta')).toBeTruthy();
  expect(await screen.findByText('Ningún cuestionario publicado la usa todavía')).toBeTruthy();
  expect(await screen.findByText('Sin dimensión asignada')).toBeTruthy();
});

test('an item is put away on the version of its facts that was read', async () => {
  const changed: [string | null, unknown][] = [];
  fakeApi({
    'GET /api/survey/v1/library/items/item1': () => ({ body: shown }),
    'PATCH /api/survey/v1/library/items/item1': async (request) => {
      changed.push([request.headers.get('if-match'), await request.json()]);
      return { body: item({ archived_at: '2026-11-29T13:00:00Z', version: 5 }) };
    },
    'GET /api/survey/v1/library/items/item1/versions': () => ({ body: nothing }),
    'GET /api/survey/v1/library/items/item1/uses': () => ({ body: { items: [] } }),
    'GET /api/survey/v1/mappings': () => ({ body: nothing }),
  });
  renderPage(<ItemPage />, { at: 'ask/library/item1', pattern: 'ask/library/:item' });
  await person.click(await screen.findByRole('button', { name: 'Archivar' }));
  await waitFor(() => expect(changed).toEqual([['"4"', { archived: true }]]));
});
