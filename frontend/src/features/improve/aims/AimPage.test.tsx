import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../../testing/render';
import { AimPage } from './AimPage';

const aimId = '01938c5e-0000-7000-8000-0000000000e1';
const path = `/api/pdsa/v1/aims/${aimId}`;
const aim = {
  id: aimId,
  project_id: projectId,
  network_id: projectId,
  network: 'Umoja',
  statement: 'Half read by November',
  what: 'Reading',
  for_whom: 'Grade 3',
  how_much: 'from 29 % to 50 %',
  by_when: '2027-11-03',
  group: null,
  version: 1,
  created_at: '2026-11-01T08:00:00Z',
  updated_at: '2026-11-01T08:00:00Z',
};
const writer = {
  ...administrator,
  grants: administrator.grants.map((grant) => ({ ...grant, permissions: ['aim:write'] })),
};

test('only what differs is sent; what somebody else changed meanwhile is kept, and a clash is asked', async () => {
  const sent: unknown[] = [];
  const current = { ...aim, version: 2, what: 'Reading aloud', how_much: 'from 29 % to 60 %' };
  fakeApi({
    [`GET ${path}`]: () => ({ body: aim }),
    [`GET ${path}/history`]: () => ({ body: { items: [], next_cursor: null } }),
    [`PATCH ${path}`]: async (request) => {
      const body = await request.json();
      sent.push([request.headers.get('if-match'), body]);
      return sent.length === 1
        ? { status: 412, body: { code: 'conflict.version', current, yours: body } }
        : { body: { ...current, ...body, version: 3 } };
    },
  });
  renderPage(<AimPage />, {
    at: `improve/aims/${aimId}`,
    pattern: 'improve/aims/:aim',
    language: 'en',
    me: writer,
  });
  const howMuch = await screen.findByLabelText(/^How much/);
  await userEvent.clear(howMuch);
  await userEvent.click(howMuch);
  await userEvent.paste('from 29 % to 55 %');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Theirs: from 29 % to 60 %');
  expect(screen.getByLabelText(/^What will change/)).toHaveProperty('value', 'Reading aloud');
  await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved');
  expect(sent).toEqual([
    ['"1"', { how_much: 'from 29 % to 55 %' }],
    ['"2"', { how_much: 'from 29 % to 55 %' }],
  ]);
});
