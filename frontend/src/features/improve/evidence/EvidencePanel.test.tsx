import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newQueryClient } from '../../../lib/api/QueryProvider';
import { waiting } from '../../../lib/offline/waiting';
import { amina, cleanDevice, signedInAs, signInAs } from '../../../testing/device';
import { fakeApi } from '../../../testing/fake-api';
import { renderPage } from '../../../testing/render';
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

async function shown(handlers: Parameters<typeof fakeApi>[0], change = {}) {
  const asked = fakeApi({
    'POST /api/identity/v1/session': () => signedInAs(amina),
    [list]: none,
    [sides]: none,
    ...handlers,
  });
  await signInAs(amina);
  stop = waiting.start(newQueryClient());
  renderPage(<EvidencePanel cycle={{ ...cycle, ...change }} place="/x" />, { language: 'en' });
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
