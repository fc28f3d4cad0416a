import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../../testing/render';
import { FrameworkPage } from './FrameworkPage';

const person = userEvent.setup();
const dimension = (code: string, more: object = {}) => ({
  code,
  parent: null,
  label: { es: `Dimensión ${code}`, en: code },
  description: {},
  change: null,
  from_codes: [],
  ...more,
});
const framework = (number: number, dimensions: object[], more: object = {}) => ({
  id: 'f1',
  project_id: projectId,
  key: 'actions',
  title: { es: 'Acciones', en: 'Actions' },
  number,
  state: 'published',
  version_id: `fv${number}`,
  dimensions: dimensions.length,
  has_draft: false,
  created_at: '2026-11-20T12:00:00Z',
  version: 1,
  versions: [
    { id: 'fv2', number: 2, state: 'published', created_at: '2026-11-21T12:00:00Z', published_at: null },
    { id: 'fv1', number: 1, state: 'published', created_at: '2026-11-20T12:00:00Z', published_at: null },
  ],
  content: { title: { es: 'Acciones' }, description: {}, citation: {}, dimensions, dropped: [] },
  ...more,
});
const mapping = (id: string, more: object = {}) => ({
  id,
  framework_id: 'f1',
  framework_version_id: 'fv2',
  number: 2,
  dimension: 'culture',
  instrument_id: 'i1',
  path: '/reads',
  item_id: null,
  key: null,
  title: 'Lectura',
  label: { es: '¿Lee?' },
  name: 'reads',
  stands: true,
  changed: [],
  note: '',
  origin: 'person',
  created_by: 'p1',
  created_at: '2026-11-20T12:00:00Z',
  ...more,
});
const second = [
  dimension('culture'),
  dimension('goals', { change: 'split', from_codes: ['aims'] }),
  dimension('gap'),
];
const waiting = mapping('m2', { number: 1, framework_version_id: 'fv1', dimension: 'aims', path: '/aims' });
const found = {
  framework_id: 'f1',
  number: 2,
  items: [{ mapping: mapping('m1', { changed: ['reworded'] }), dimension: 'culture', carried_from: 1 }],
  undecided: [{ mapping: waiting, kind: 'split', candidates: ['goals'] }],
  gaps: ['goals', 'gap'],
  instruments: [{ id: 'i1', title: 'Lectura', version_ids: ['v1'] }],
};
const figure = (more: object = {}) => ({
  name: 'reads',
  group: null,
  group_label: {},
  label: {},
  scale: [
    { value: 'no', label: { es: 'No' }, rank: 1 },
    { value: 'yes', label: { es: 'Sí' }, rank: 2 },
  ],
  counts: [3, 9],
  n: 12,
  n_missing: 0,
  top: { x: 9, share: 0.75, lower: null, upper: null },
  bottom: null,
  withheld: null,
  ...more,
});
const reader = {
  ...administrator,
  grants: administrator.grants.map((grant) => ({
    ...grant,
    permissions: [...grant.permissions, 'figures:read'],
  })),
};

function api(items: object[], more: Record<string, Parameters<typeof fakeApi>[0][string]> = {}) {
  return fakeApi({
    'GET /api/survey/v1/frameworks/f1': (request) => {
      const number = new URL(request.url).searchParams.get('number');
      return { body: number === '1' ? framework(1, [dimension('aims')]) : framework(2, second) };
    },
    'GET /api/survey/v1/frameworks/f1/items': () => ({ body: found }),
    'GET /api/survey/v1/waves': () => ({
      body: {
        items: [
          { id: 'w1', title: 'Ronda', state: 'closed', instrument_version_id: 'v1' },
          { id: 'w2', title: 'De otro', state: 'closed', instrument_version_id: 'v9' },
          { id: 'w3', title: 'Abierta', state: 'open', instrument_version_id: 'v1' },
        ],
        next_cursor: null,
      },
    }),
    'GET /api/survey/v1/figures': () => ({ body: { items: [{ id: 's1' }], next_cursor: null } }),
    'GET /api/survey/v1/figures/s1': () => ({
      body: { id: 's1', wave_id: 'w1', units: [{ id: 'u1', kind: 'project', label: 'Redes' }] },
    }),
    'GET /api/survey/v1/figures/s1/slices/u1': () => ({
      body: { minimum: 5, unit: { label: 'Redes' }, items },
    }),
    ...more,
  });
}
const page = { at: 'ask/frameworks/f1', pattern: 'ask/frameworks/:framework', me: reader };

test('each dimension shows what measures it, what changed since, and what nothing measures', async () => {
  api([]);
  renderPage(<FrameworkPage />, page);
  const items = await screen.findByRole('list', { name: 'Dimensión culture' });
  expect(within(items).getByText('¿Lee?')).toBeTruthy();
  expect(within(items).getByText('Cambió desde que se asignó')).toBeTruthy();
  expect(within(items).getByText('Viene de la versión 1')).toBeTruthy();
  expect(screen.getAllByText('Nada la mide')).toHaveLength(2);
  expect(await screen.findByText('Una parte de lo que era: Dimensión aims')).toBeTruthy();
});

test('a person decides what a split dimension became for a question', async () => {
  const sent: unknown[] = [];
  const asked = api([], {
    'POST /api/survey/v1/mappings': async (request) => {
      sent.push(await request.json());
      return { status: 201, body: mapping('m3') };
    },
  });
  renderPage(<FrameworkPage />, page);
  await person.click(await screen.findByRole('button', { name: 'Mide: Dimensión goals' }));
  expect(sent).toEqual([
    { framework_version_id: 'fv2', dimension: 'goals', note: '', instrument_id: 'i1', path: '/aims' },
  ]);
  await screen.findByText('1 por decidir');
  expect(asked.filter((line) => line.endsWith('/items')).length).toBeGreaterThan(1);
});

test('the answers of a closed wave of a mapped questionnaire are shown as they are frozen', async () => {
  api([figure()]);
  renderPage(<FrameworkPage />, page);
  const select = await screen.findByRole('combobox', { name: 'Respuestas de una ronda' });
  expect(
    within(select)
      .getAllByRole('option')
      .map((one) => one.textContent),
  ).toEqual(['Ninguna', 'Ronda']);
  await person.selectOptions(select, 'w1');
  const bars = await screen.findByRole('list', { name: '12 respuestas' });
  expect(
    within(bars)
      .getAllByRole('listitem')
      .map((one) => one.textContent),
  ).toEqual(['No3', 'Sí9']);
  expect(screen.getByText(/75,00\s%/)).toBeTruthy();
});

test.each([
  [
    'too few answered',
    figure({ n: null, counts: [null, null], withheld: 'too_few', top: null }),
    'Oculto: respondieron menos de 5 personas.',
  ],
  [
    'some counts protect others',
    figure({ counts: [null, 9], withheld: 'protects_others', top: null }),
    'oculto',
  ],
])('what is hidden stays hidden: %s', async (_, item, words) => {
  api([item]);
  renderPage(<FrameworkPage />, page);
  await person.selectOptions(await screen.findByRole('combobox', { name: 'Respuestas de una ronda' }), 'w1');
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.queryByText(/en lo más alto de la escala/)).toBeNull();
});

test('who may not see figures is offered no wave', async () => {
  api([]);
  renderPage(<FrameworkPage />, { ...page, me: administrator });
  await screen.findByRole('list', { name: 'Dimensión culture' });
  expect(screen.queryByRole('combobox', { name: 'Respuestas de una ronda' })).toBeNull();
});
