import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../../testing/render';
import { InstrumentsPage } from './InstrumentsPage';
import { NewQuestionnairePage } from './NewQuestionnairePage';
import { QuestionnairePage } from './QuestionnairePage';

const person = userEvent.setup();
const version = (number: number, more: object = {}) => ({
  id: 'i1',
  project_id: projectId,
  form_id: 'f',
  title: 'Lectura',
  version: number,
  version_id: `v${number}`,
  form_version: number === 1 ? '2022.1' : '',
  languages: ['es', 'en'],
  default_language: 'es',
  questions: 5,
  web: true,
  problems: [],
  repairs: [],
  sha256: 'a',
  created_at: '2026-11-20T12:00:00Z',
  ...more,
});
const draft = (more: object = {}) => ({
  id: 'd1',
  project_id: projectId,
  title: 'Visita',
  based_on: null,
  published_as: null,
  version: 3,
  created_at: '2026-11-20T12:00:00Z',
  updated_at: '2026-11-21T12:00:00Z',
  ...more,
});
const empty = { columns: [], rows: [] };
const sheets = { survey: { columns: ['type'], rows: [['text']] }, choices: empty, settings: empty };

const told = {
  from_version: 1,
  to_version: 2,
  comparable: 4,
  changes: [
    {
      path: '/reads',
      kinds: ['reworded', 'choices'],
      comparable: false,
      before: { es: '¿Lee?', en: 'Reads?' },
      after: { es: '¿Lee en casa?', en: 'Reads?' },
      choices_before: ['yes: Sí'],
      choices_after: ['yes: Claro'],
    },
    {
      path: '/pages',
      kinds: ['rules'],
      comparable: true,
      before: { es: '¿Páginas?' },
      after: { es: '¿Páginas?' },
    },
  ],
};

const page = (at: string, element: React.ReactNode, pattern: string, me = administrator) =>
  renderPage(element, { at, pattern, me });

test('the versions are told with what each changed, before and after beside each other', async () => {
  fakeApi({
    'GET /api/survey/v1/instruments/i1': () => ({ body: version(2) }),
    'GET /api/survey/v1/instruments/i1/versions': () => ({ body: { items: [version(2), version(1)] } }),
    'GET /api/survey/v1/instruments/i1/changes': (request) => {
      expect(new URL(request.url).searchParams.get('version_id')).toBe('v2');
      return { body: told };
    },
  });
  page('ask/questionnaires/i1', <QuestionnairePage />, 'ask/questionnaires/:instrument');
  expect(await screen.findByRole('heading', { name: 'Versión 2 La más nueva' })).toBeTruthy();
  expect(screen.getByText(/versión del autor: 2022\.1/)).toBeTruthy();
  await person.click(screen.getByText('Qué cambió desde la versión 1'));
  expect(
    await screen.findByText(/4 preguntas se pueden comparar.*Con 1 se rompe la comparación\./),
  ).toBeTruthy();
  const change = screen.getByText('reads').closest('li') as HTMLElement;
  for (const words of ['Otras palabras', 'Otras opciones', '¿Lee?', '¿Lee en casa?', 'yes: Sí', 'yes: Claro'])
    expect(within(change).getByText(words)).toBeTruthy();
  expect(
    within(screen.getByText('pages').closest('li') as HTMLElement).getByText('Se puede comparar'),
  ).toBeTruthy();
});

test('editing begins a draft of the newest version, and goes on with the one that is there', async () => {
  for (const there of [false, true]) {
    const begun: unknown[] = [];
    const { unmount } = (() => {
      fakeApi({
        'GET /api/survey/v1/instruments/i1': () => ({ body: version(2) }),
        'GET /api/survey/v1/instruments/i1/versions': () => ({ body: { items: [version(2)] } }),
        'GET /api/survey/v1/drafts': () => ({
          body: { items: there ? [draft({ based_on: 'v2' })] : [draft({ based_on: 'v1' })] },
        }),
        'POST /api/survey/v1/drafts': async (request) => {
          begun.push(await request.json());
          return { status: 201, body: { ...draft(), sheets } };
        },
      });
      return page('ask/questionnaires/i1', <QuestionnairePage />, 'ask/questionnaires/:instrument');
    })();
    await person.click(await screen.findByRole('button', { name: 'Editar' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Editar' })).toBeNull());
    expect(begun).toEqual(
      there ? [] : [{ project_id: projectId, title: 'Lectura', version_id: 'v2', languages: [] }],
    );
    unmount();
  }
});

test('who may not write sees no way to', async () => {
  const reader = { ...administrator, grants: [] };
  fakeApi({
    'GET /api/survey/v1/instruments': () => ({ body: { items: [version(1)] } }),
  });
  page('ask/questionnaires', <InstrumentsPage />, 'ask/questionnaires', reader);
  expect(await screen.findByRole('link', { name: 'Lectura' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Nuevo cuestionario' })).toBeNull();
  expect(screen.queryByText('Borradores')).toBeNull();
});

test('a draft that is thrown away can be had back, with the version that it began with', async () => {
  let drafts = [draft({ based_on: 'v1' })];
  const written: unknown[] = [];
  fakeApi({
    'GET /api/survey/v1/instruments': () => ({ body: { items: [version(1)] } }),
    'GET /api/survey/v1/drafts': () => ({ body: { items: drafts } }),
    'GET /api/survey/v1/drafts/d1': () => ({ body: { ...draft({ based_on: 'v1' }), sheets } }),
    'DELETE /api/survey/v1/drafts/d1': () => {
      drafts = [];
      return new Response(null, { status: 204 });
    },
    'POST /api/survey/v1/drafts': async (request) => {
      written.push(await request.json());
      drafts = [draft({ id: 'd2', based_on: 'v1' })];
      return { status: 201, body: { ...draft({ id: 'd2', version: 1 }), sheets } };
    },
    'PATCH /api/survey/v1/drafts/d2': async (request) => {
      written.push([request.headers.get('if-match'), await request.json()]);
      return { body: { ...draft({ id: 'd2', version: 2 }), sheets } };
    },
  });
  page('ask/questionnaires', <InstrumentsPage />, 'ask/questionnaires');
  expect(await screen.findByText('Versión 2')).toBeTruthy();
  await person.click(screen.getByRole('button', { name: 'Descartar el borrador «Visita»' }));
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Visita' })).toBeNull());
  await person.click(screen.getByRole('button', { name: 'Deshacer' }));
  expect(await screen.findByRole('link', { name: 'Visita' })).toBeTruthy();
  expect(written).toEqual([
    { project_id: projectId, title: 'Visita', version_id: 'v1', languages: [] },
    ['"1"', { sheets }],
  ]);
});

test('a new questionnaire begins in the languages that are chosen, also in one of their own', async () => {
  let sent: unknown;
  fakeApi({
    'POST /api/survey/v1/drafts': async (request) => {
      sent = await request.json();
      return {
        status: 422,
        body: { code: 'validation', errors: [{ pointer: '/title', message: 'too odd' }] },
      };
    },
  });
  page('ask/questionnaires/new', <NewQuestionnairePage />, 'ask/questionnaires/new');
  await person.type(await screen.findByLabelText(/Título del cuestionario/), 'Redes');
  await person.type(screen.getByLabelText('Otro idioma'), 'Luganda');
  await person.click(screen.getByRole('button', { name: 'Agregar este idioma' }));
  expect(screen.getByText(/Escriba su código/)).toBeTruthy();
  await person.type(screen.getByLabelText('Código'), 'lg');
  await person.click(screen.getByRole('button', { name: 'Agregar este idioma' }));
  await person.click(screen.getByRole('button', { name: 'Empezar a escribir' }));
  await waitFor(() =>
    expect(sent).toEqual({
      project_id: projectId,
      title: 'Redes',
      languages: ['Español (es)', 'Luganda (lg)'],
    }),
  );
  expect(await screen.findByText('too odd')).toBeTruthy();
});
