import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newQueryClient } from '../../../lib/api/QueryProvider';
import { waiting } from '../../../lib/offline/waiting';
import { amina, cleanDevice, signedInAs, signInAs } from '../../../testing/device';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, renderPage } from '../../../testing/render';
import { EvidencePanel } from './EvidencePanel';

const cycle = {
  id: '01938c5e-0000-7000-8000-0000000000c1',
  title: 'Think-pair-share',
  network_id: '01938c5e-0000-7000-8000-0000000000d1',
  may_write: true,
  questions: [{ id: 'q1', question: 'Does every learner answer?' }],
};
const list = 'GET /api/pdsa/v1/evidence';
const sides = 'GET /api/pdsa/v1/evidence/triangulation';
const limits = 'OPTIONS /api/pdsa/v1/uploads';
const told = (bytes: number) => () =>
  new Response(null, { status: 204, headers: { 'tus-max-size': String(bytes) } });
const none = () => ({ body: { items: [], next_cursor: null } });
let stop: () => void = () => undefined;

beforeEach(async () => {
  await cleanDevice(amina);
});
afterEach(() => stop());

async function shown(handlers: Parameters<typeof fakeApi>[0], change = {}, me = administrator) {
  const asked = fakeApi({
    'POST /api/identity/v1/session': () => signedInAs(amina),
    [list]: none,
    [sides]: none,
    [limits]: told(104_857_600),
    ...handlers,
  });
  await signInAs(amina);
  stop = waiting.start(newQueryClient());
  renderPage(<EvidencePanel cycle={{ ...cycle, ...change }} place="/x" />, { language: 'en', me });
  return asked;
}

test('a link is on this device at once, also when nobody answers', async () => {
  await shown({
    'POST /api/pdsa/v1/evidence': () => {
      throw new TypeError('no connection');
    },
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Link' }));
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(screen.getByText(/begins with https/)).toBeTruthy();
  await user.type(screen.getByLabelText(/Address of the page/), 'https://example.org/report');
  await user.type(screen.getByLabelText(/Title/), 'A report');
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(await screen.findByText('A report')).toBeTruthy();
  const [item] = waiting.snapshot().items;
  expect(item).toMatchObject({ path: '/api/pdsa/v1/evidence', needs: [`cycle:${cycle.id}`] });
  expect(item?.body).toMatchObject({ kind: 'link', url: 'https://example.org/report', cycle_id: cycle.id });
});

test('who only reads the cycle is offered nothing to add', async () => {
  await shown({}, { may_write: false });
  expect(await screen.findByText('No evidence yet')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Link' })).toBeNull();
});

test('a list that can not be had says which part is down', async () => {
  await shown({ [list]: () => ({ status: 503, body: { code: 'unavailable', part: 'pdsa-api' } }) });
  expect(await screen.findByRole('alert')).toBeTruthy();
});

const wave = { id: 'w1', title: 'Monitoring 2023', state: 'closed' };
const slice = {
  items: [{ name: 'inquiry', label: { en: 'We inquire' } }],
};
const withFigures = {
  ...administrator,
  grants: administrator.grants.map((grant) => ({
    ...grant,
    permissions: [...grant.permissions, 'figures:read'],
  })),
};

async function chosenWave(handlers: Parameters<typeof fakeApi>[0]) {
  const asked = fakeApi({
    [list]: none,
    [sides]: none,
    [limits]: told(104_857_600),
    'GET /api/survey/v1/waves': () => ({ body: { items: [wave], next_cursor: null } }),
    ...handlers,
  });
  renderPage(<EvidencePanel cycle={cycle} place="/x" />, { language: 'en', me: withFigures });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Survey result' }));
  await screen.findByRole('option', { name: wave.title });
  await user.selectOptions(screen.getByLabelText('Survey wave'), wave.id);
  return asked;
}

test('who reads figures chooses from those that were frozen, and freezes none', async () => {
  const frozen: string[] = [];
  await chosenWave({
    'GET /api/survey/v1/figures': () => ({
      body: { items: [{ id: 's2' }, { id: 's1' }], next_cursor: null },
    }),
    'POST /api/survey/v1/figures': () => {
      frozen.push('now');
      return { status: 403, body: { code: 'permission.denied' } };
    },
    [`GET /api/survey/v1/figures/s2/slices/${cycle.network_id}`]: () => ({ body: slice }),
  });
  expect(await screen.findByRole('option', { name: 'We inquire' })).toBeTruthy();
  expect(frozen).toEqual([]);
});

test('where nothing is frozen yet it says whom to ask', async () => {
  await chosenWave({ 'GET /api/survey/v1/figures': none });
  expect(await screen.findByText(/no figures of this wave yet/)).toBeTruthy();
});

async function choose(bytes: number) {
  const file = new File([new Uint8Array(bytes)], 'plan.pdf', { type: 'application/pdf' });
  await userEvent.upload(await screen.findByLabelText('Choose files'), file);
}

test('what is larger than the service takes is refused at once, with the size that it says', async () => {
  const asked = await shown({ [limits]: told(2_000_000) });
  await screen.findByRole('button', { name: 'Link' });
  await waitFor(() => expect(asked).toContain(limits));
  await choose(2_000_001);
  expect(await screen.findByText(/plan\.pdf is larger than 2 MB/)).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a file as large as the service takes is asked about', async () => {
  const asked = await shown({ [limits]: told(2_000_000) });
  await waitFor(() => expect(asked).toContain(limits));
  await choose(2_000_000);
  expect(await screen.findByRole('dialog')).toBeTruthy();
});

test('without a connection the service alone decides later', async () => {
  await shown({
    [limits]: () => {
      throw new TypeError('no connection');
    },
  });
  await choose(2_000_001);
  expect(await screen.findByRole('dialog')).toBeTruthy();
});

test('a piece of evidence is talked about where it is opened', async () => {
  const board = {
    id: '01938c5e-0000-7000-8000-0000000000e9',
    cycle_id: cycle.id,
    title: 'The board',
    kind: 'link',
    state: 'complete',
    pointer: '',
    method: 'observation',
    created_at: '2026-11-03T08:00:00Z',
    url: 'https://example.org',
  };
  const said: { subject: unknown; text: string }[] = [];
  const me = {
    ...administrator,
    grants: administrator.grants.map((grant) => ({ ...grant, permissions: ['comment:write'] })),
  };
  await shown(
    {
      [list]: () => ({ body: { items: [board], next_cursor: null } }),
      'GET /api/pdsa/v1/comments': none,
      'POST /api/identity/v1/people:names': none,
      'POST /api/pdsa/v1/comments': async (request) => {
        const body = await request.json();
        said.push(body);
        return { status: 201, body };
      },
    },
    {},
    me,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /The board/ }));
  await user.type(await screen.findByLabelText('Your comment'), 'Who counted?');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]).toMatchObject({ subject: { kind: 'evidence', id: board.id }, text: 'Who counted?' });
});
