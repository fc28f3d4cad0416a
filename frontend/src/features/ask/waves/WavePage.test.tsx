import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Rates, Wave } from '../../../lib/waves/waves';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../../testing/render';
import { WavePage } from './WavePage';

const waveId = '01938c5e-0000-7000-8000-0000000000c1';
type Row = Rates['total'];

const row = (label: string, answers: number, invited: number, more: Partial<Row> = {}): Row => ({
  id: label,
  code: label,
  label,
  invited,
  complete: answers,
  partial: 0,
  break_off: 0,
  surplus: Math.max(0, answers - invited),
  answers,
  rr1: answers > invited ? null : answers / invited,
  rr2: answers > invited ? null : answers / invited,
  ...more,
});

const wave = (state: Wave['state']): Wave => ({
  id: waveId,
  project_id: projectId,
  site_id: projectId,
  instrument_version_id: projectId,
  title: 'Monitoreo 2022',
  starts_on: '2022-09-05',
  ends_on: '2022-10-14',
  invitation_mode: 'anonymous',
  link_level: 'network',
  amendments: false,
  state,
  invited: 1127,
  minimum_cell: 5,
  version: 1,
  opened_at: null,
  closed_at: null,
  created_at: '2022-09-01T00:00:00Z',
});

const rates = (answers: number): Rates => ({
  wave: { id: waveId, title: 'Monitoreo 2022', state: 'open', version: answers },
  total: row('Todo', answers, 1127),
  districts: [row('SLEP 1', 76, 192, { networks: [row('Red A', 40, 100), row('Red B', 13, 12)] })],
  roles: [row('Docentes', 412, 1127, { id: null, code: 'teacher' })],
  computed_at: '2022-10-15T10:00:00Z',
});

const base = `/api/survey/v1/waves/${waveId}`;
const ratesAt = `GET ${base}/response-rates`;
const page = { at: `ask/waves/${waveId}`, pattern: 'ask/waves/:wave' };
const seen = (element: HTMLElement) => (element.textContent ?? '').replace(/[\u00a0\u202f]/g, ' ');

test('the table shows answers, invited and rate in the reader’s own number format', async () => {
  fakeApi({ [`GET ${base}`]: () => ({ body: wave('closed') }), [ratesAt]: () => ({ body: rates(412) }) });
  renderPage(<WavePage />, page);
  const total = (await screen.findByRole('rowheader', { name: 'Todos los territorios' })).closest('tr');
  if (!total) throw new Error('no row of totals');
  expect(seen(total)).toContain('36,56 %');
  expect(seen(total)).toContain('1.127');
  const district = screen.getByRole('rowheader', { name: 'SLEP 1' }).closest('tr');
  expect(district && seen(district)).toContain('39,58 %');
});

test('a district opens to its networks; more answers than places show counts and no rate', async () => {
  fakeApi({ [`GET ${base}`]: () => ({ body: wave('closed') }), [ratesAt]: () => ({ body: rates(412) }) });
  renderPage(<WavePage />, page);
  expect(screen.queryByText('Red B')).toBeNull();
  const toggle = await screen.findByRole('button', { name: 'SLEP 1', expanded: false });
  await userEvent.click(toggle);
  const network = screen.getByRole('rowheader', { name: 'Red B' }).closest('tr');
  if (!network) throw new Error('no row of the network');
  expect(within(network).getByText('13 respuestas, 12 invitaciones')).toBeTruthy();
  expect(seen(network)).not.toContain('%');
});

test('an event on the stream brings the new count without reload, asked for with the ETag', async () => {
  let answers = 412;
  let push: (text: string) => void = () => undefined;
  const etags: (string | null)[] = [];
  fakeApi({
    [`GET ${base}`]: () => ({ body: wave('open') }),
    [ratesAt]: (request) => {
      etags.push(request.headers.get('if-none-match'));
      return { body: rates(answers), headers: { etag: `"${answers}"` } };
    },
    'GET /api/survey/v1/live': () =>
      new Response(
        new ReadableStream({
          start(controller) {
            push = (text) => controller.enqueue(new TextEncoder().encode(text));
          },
        }),
      ),
  });
  renderPage(<WavePage />, page);
  await screen.findByText('En vivo: las respuestas nuevas aparecen solas');
  answers = 413;
  push('id: 2\nevent: changed\ndata: {}\n\n');
  await waitFor(() => expect(screen.getByText('413 respuestas, 1.127 invitaciones')).toBeTruthy());
  expect(etags).toEqual([null, '"412"']);
});

test('an unchanged table is kept when the server answers 304', async () => {
  let asked = 0;
  let push: (text: string) => void = () => undefined;
  fakeApi({
    [`GET ${base}`]: () => ({ body: wave('open') }),
    [ratesAt]: () => {
      asked += 1;
      return asked === 1 ? { body: rates(412), headers: { etag: '"1"' } } : { status: 304 };
    },
    'GET /api/survey/v1/live': () =>
      new Response(
        new ReadableStream({
          start(controller) {
            push = (text) => controller.enqueue(new TextEncoder().encode(text));
          },
        }),
      ),
  });
  renderPage(<WavePage />, page);
  await screen.findByText('En vivo: las respuestas nuevas aparecen solas');
  push('event: changed\ndata: {}\n\n');
  await waitFor(() => expect(asked).toBe(2));
  expect(screen.getByText('412 respuestas, 1.127 invitaciones')).toBeTruthy();
});

test('only who may write waves is offered to close one', async () => {
  fakeApi({
    [`GET ${base}`]: () => ({ body: wave('open') }),
    [ratesAt]: () => ({ body: rates(412) }),
    'GET /api/survey/v1/live': () => ({ status: 503 }),
  });
  const reader = {
    ...administrator,
    grants: administrator.grants.map((grant) => ({ ...grant, permissions: ['wave:read'] })),
  };
  renderPage(<WavePage />, { ...page, me: reader });
  await screen.findByRole('heading', { name: 'Monitoreo 2022' });
  expect(screen.queryByRole('button', { name: 'Cerrar la ronda' })).toBeNull();
});

test('a part that does not answer is named', async () => {
  fakeApi({
    [`GET ${base}`]: () => ({
      status: 503,
      body: { code: 'unavailable', part: 'survey-api', detail: '', errors: [] },
    }),
    [ratesAt]: () => ({ body: rates(412) }),
  });
  renderPage(<WavePage />, page);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('«Cuestionarios y respuestas» no responde');
});

const earlier = (items: object[]) => ({
  body: {
    wave_id: waveId,
    version: 2,
    questions: 3,
    earlier: [
      {
        wave_id: projectId,
        title: 'Monitoreo 2021',
        site_id: projectId,
        starts_on: '2021-09-05',
        ends_on: '2021-10-14',
        version: 1,
        comparable: items.filter((one) => (one as { comparable: boolean }).comparable).length,
        items,
      },
    ],
  },
});
const same = { path: '/data', label: { es: 'Usamos datos' }, comparable: true, kinds: [], before: {} };
const reworded = {
  path: '/inquiry',
  label: { es: 'Indagamos juntos' },
  comparable: false,
  kinds: ['reworded'],
  before: { es: 'Indagamos' },
};

test('a question in other words is named as one that breaks the comparison', async () => {
  fakeApi({
    [`GET ${base}`]: () => ({ body: wave('closed') }),
    [ratesAt]: () => ({ body: rates(412) }),
    [`GET ${base}/comparability`]: () => earlier([same, reworded]),
  });
  renderPage(<WavePage />, page);
  expect(await screen.findByText('1 de 2 preguntas')).toBeTruthy();
  await userEvent.click(screen.getByText('1 pregunta no se puede comparar'));
  expect(screen.getByText('Indagamos juntos')).toBeTruthy();
  expect(screen.getByText('Antes: Indagamos')).toBeTruthy();
  expect(screen.queryByText('Usamos datos')).toBeNull();
});

test('a wave whose questions are all the same says so', async () => {
  fakeApi({
    [`GET ${base}`]: () => ({ body: wave('closed') }),
    [ratesAt]: () => ({ body: rates(412) }),
    [`GET ${base}/comparability`]: () => earlier([same]),
  });
  renderPage(<WavePage />, page);
  expect(await screen.findByText('Todas las preguntas')).toBeTruthy();
});
