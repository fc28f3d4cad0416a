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
