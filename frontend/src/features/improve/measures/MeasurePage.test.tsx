import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { waiting } from '../../../lib/offline/waiting';
import { amina, cleanDevice, signedInAs, signInAs } from '../../../testing/device';
import { fakeApi } from '../../../testing/fake-api';
import { projectId, renderPage } from '../../../testing/render';
import { chart, measure, measureId, observation } from './fixtures';
import { MeasurePage } from './MeasurePage';

const at = `/api/pdsa/v1/measures/${measureId}`;
const empty = { body: { items: [] } };

const answers = {
  'POST /api/identity/v1/session': () => signedInAs(amina),
  [`GET ${at}`]: () => ({ body: measure }),
  [`GET ${at}/chart`]: () => ({ body: chart }),
  [`GET ${at}/observations`]: () => ({ body: { items: [observation] } }),
  [`GET ${at}/observations/${observation.id}`]: () => ({ body: observation }),
  [`GET ${at}/observations/${observation.id}/history`]: () => empty,
  [`GET ${at}/phases`]: () => empty,
  [`GET ${at}/notes`]: () => empty,
  'GET /api/identity/v1/networks': () => empty,
  'GET /api/identity/v1/organisations': () => empty,
};

const open = (query = '') =>
  renderPage(<MeasurePage />, {
    at: `improve/measures/${measureId}${query}`,
    pattern: 'improve/measures/:id',
  });
const plainly = (text: string | null) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');

beforeEach(() => cleanDevice(amina));
afterEach(() => cleanDevice(amina));

test('the chart is said in words, a gap says why, and a cycle leads to its page', async () => {
  fakeApi(answers);
  open();
  expect(await screen.findByText('Muy pocos puntos para juzgar.')).toBeTruthy();
  const walker = screen.getByRole('slider');
  await userEvent.click(walker);
  await userEvent.keyboard('{Home}');
  expect(walker.getAttribute('aria-valuetext')).toContain('sin valor. otra razón: Lluvia');
  const cycle = screen.getByRole('link', { name: 'Llamar a tres familias' });
  expect(cycle.getAttribute('href')).toBe(`/p/${projectId}/improve/cycles/c1`);
});

test('the switches stand in the address and are asked for', async () => {
  const asked: string[] = [];
  fakeApi({
    ...answers,
    [`GET ${at}/chart`]: (request) => {
      asked.push(new URL(request.url).search);
      return { body: chart };
    },
  });
  open('?chart=run&rules=perla');
  await screen.findByText('Muy pocos puntos para juzgar.');
  expect(asked).toEqual(['?kind=run&rules=perla&language=es']);
});

test('a value that is typed without a connection stays on this device and says so', async () => {
  const sent: unknown[] = [];
  fakeApi({
    ...answers,
    [`POST ${at}/observations`]: async (request) => {
      sent.push(await request.json());
      throw new TypeError('Failed to fetch');
    },
  });
  await signInAs(amina);
  open('?add=1');
  const dialog = await screen.findByRole('dialog');
  const day = within(dialog).getByLabelText('Día');
  await userEvent.clear(day);
  await userEvent.type(day, '2026-03-16');
  await userEvent.type(within(dialog).getByLabelText('presentes'), '28');
  await userEvent.type(within(dialog).getByLabelText(/matriculados/), '31');
  expect(plainly(dialog.textContent)).toContain('28 / 31 = 90,3 %');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Guardar' }));
  expect(await screen.findByText(/16 mar 2026/)).toBeTruthy();
  await waitFor(() => expect(waiting.snapshot().items).toHaveLength(1));
  expect(waiting.snapshot().items[0]?.body).toMatchObject({
    on_date: '2026-03-16',
    numerator: 28,
    denominator: 31,
  });
});

test('a part that is larger than its whole is told beside its field, and nothing is kept', async () => {
  fakeApi(answers);
  await signInAs(amina);
  const before = waiting.snapshot().items.length;
  open('?add=1');
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('presentes'), '32');
  await userEvent.type(within(dialog).getByLabelText(/matriculados/), '31');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Guardar' }));
  expect(await within(dialog).findByText(/La parte es mayor que el total/)).toBeTruthy();
  expect(waiting.snapshot().items).toHaveLength(before);
});

test('a correction needs its reason, names the version that was read, and shows who was faster', async () => {
  const tags: (string | null)[] = [];
  fakeApi({
    ...answers,
    [`PATCH ${at}/observations/${observation.id}`]: async (request) => {
      tags.push(request.headers.get('if-match'));
      return tags.length === 1
        ? {
            status: 412,
            body: { code: 'conflict.version', current: { ...observation, numerator: 26, version: 5 } },
          }
        : { body: { ...observation, version: 6 } };
    },
  });
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Corregir: 9 mar 2026' }));
  const dialog = await screen.findByRole('dialog');
  const save = await within(dialog).findByRole('button', { name: 'Guardar la corrección' });
  await userEvent.click(save);
  expect(await within(dialog).findByText(/Di por qué/)).toBeTruthy();
  expect(tags).toEqual([]);
  await userEvent.type(within(dialog).getByLabelText('¿Por qué se corrige?'), 'Contamos dos veces');
  await userEvent.click(save);
  expect(plainly((await within(dialog).findByRole('alert')).textContent)).toContain('26 / 31 (83,9 %)');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Ya lo vi' }));
  await userEvent.click(save);
  await waitFor(() => expect(tags).toEqual(['"2"', '"5"']));
});

const teacher = { may_write: false, may_observe: true };

test('who only counts adds and corrects values, and changes nothing else of the measure', async () => {
  fakeApi({ ...answers, [`GET ${at}`]: () => ({ body: { ...measure, ...teacher } }) });
  open();
  expect(await screen.findByRole('button', { name: 'Agregar un valor' })).toBeTruthy();
  expect((await screen.findAllByRole('button', { name: /^Corregir/ })).length).toBeGreaterThan(0);
  expect(screen.queryByRole('link', { name: 'Cambiar la medida' })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Pegar o importar' })).toBeNull();
});

test('who only reads neither adds nor corrects', async () => {
  fakeApi({
    ...answers,
    [`GET ${at}`]: () => ({ body: { ...measure, may_write: false, may_observe: false, may_observe_at: [] } }),
  });
  open('?add=1');
  await screen.findByText('Muy pocos puntos para juzgar.');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Agregar un valor' })).toBeNull();
  expect(screen.queryByRole('button', { name: /^Corregir/ })).toBeNull();
});

test('a team of one school is offered its own school and corrects what was found there', async () => {
  const own = { id: 'e1', name: 'Los Aromos', kind: 'school' };
  const other = { id: 'e2', name: 'El Roble', kind: 'school' };
  fakeApi({
    ...answers,
    [`GET ${at}`]: () => ({
      body: { ...measure, ...teacher, school_id: null, school: null, may_observe_at: [own.id] },
    }),
    [`GET ${at}/multiples`]: () => ({ body: { items: [] } }),
    [`GET ${at}/observations`]: () => ({
      body: {
        items: [own, other].map(({ id, name }) => ({ ...observation, id, school_id: id, school: name })),
      },
    }),
    'GET /api/identity/v1/networks': () => ({
      body: { items: [{ id: measure.network_id, name: 'Red Norte', school_ids: [own.id, other.id] }] },
    }),
    'GET /api/identity/v1/organisations': () => ({ body: { items: [own, other] } }),
  });
  open('?add=1');
  const dialog = await screen.findByRole('dialog');
  await waitFor(() =>
    expect(
      within(within(dialog).getByLabelText('¿De quién?'))
        .getAllByRole('option')
        .map((one) => one.textContent),
    ).toEqual(['Red Norte', 'Los Aromos']),
  );
  expect(screen.getAllByRole('button', { name: /^Corregir: / })).toHaveLength(1);
});
