import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { waiting } from '../../../lib/offline/waiting';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../../testing/render';
import { CommentsPanel } from './CommentsPanel';
import { FieldTalk } from './FieldTalk';
import { TalkProvider } from './TalkProvider';

const cycle = '01938c5e-0000-7000-8000-0000000000c1';
const network = '01938c5e-0000-7000-8000-0000000000d1';
const rosa = '01938c5e-0000-7000-8000-0000000000e1';
const me = {
  ...administrator,
  grants: administrator.grants.map((grant) => ({ ...grant, permissions: ['cycle:write', 'comment:write'] })),
};
const said = {
  id: '01938c5e-0000-7000-8000-0000000000f1',
  subject: { kind: 'cycle', id: cycle },
  pointer: '/objective',
  text: 'How many learners?',
  prompt: null,
  mentions: [me.id],
  reply_to: null,
  created_by: rosa,
  created_at: '2026-11-29T08:00:00Z',
  edited_at: null,
  deleted_at: null,
  resolved_at: null,
  resolved_by: null,
  version: 1,
  may_change: false,
};
const api = {
  'GET /api/pdsa/v1/comments': () => ({ body: { items: [said], next_cursor: null } }),
  'POST /api/identity/v1/people:names': () => ({ body: { items: [{ id: rosa, name: 'Rosa Huenchu' }] } }),
  [`GET /api/identity/v1/networks/${network}/people`]: () => ({
    body: { items: [{ id: rosa, name: 'Rosa Huenchu', roles: ['teacher'] }], next_cursor: null },
  }),
};

const page = (
  <TalkProvider
    subject={{ kind: 'cycle', id: cycle, title: 'Reading in pairs', projectId, networkId: network }}
    mayWrite
    fieldName={(pointer) => (pointer === '/objective' ? 'What is it for?' : undefined)}
  >
    <FieldTalk pointer="/objective" label="What is it for?" />
    <FieldTalk pointer="/who" label="Who" />
    <CommentsPanel />
  </TalkProvider>
);

afterEach(() => vi.restoreAllMocks());

test('a comment names who said it, beside which field, and whom it tells', async () => {
  fakeApi(api);
  renderPage(page, { me, language: 'en' });
  expect(await screen.findByText('Rosa Huenchu')).toBeTruthy();
  expect(screen.getByText('How many learners?')).toBeTruthy();
  expect(screen.getByText('What is it for?')).toBeTruthy();
  expect(screen.getByText('Told: Fernanda Rojas')).toBeTruthy();
});

test('a field says how many threads are open there, and a quiet one invites', async () => {
  fakeApi(api);
  renderPage(page, { me, language: 'en' });
  expect(await screen.findByRole('button', { name: '1 open thread on: What is it for?' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Comment on: Who' })).toBeTruthy();
});

test('a comment is kept for sending with its own id, its record and whom it tells, and no name', async () => {
  fakeApi(api);
  const add = vi.spyOn(waiting, 'add').mockResolvedValue(undefined as never);
  renderPage(page, { me, language: 'en' });
  await userEvent.type(await screen.findByLabelText('Your comment'), 'Twenty-four.');
  await userEvent.type(await screen.findByRole('combobox', { name: 'Tell somebody' }), 'rosa{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  const sent = add.mock.calls[0]?.[0];
  expect(sent?.path).toBe('/api/pdsa/v1/comments');
  expect(sent?.body).toMatchObject({
    subject: { kind: 'cycle', id: cycle },
    text: 'Twenty-four.',
    mentions: [rosa],
  });
  expect(JSON.stringify(sent?.body)).not.toContain('Rosa');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Your comment').value).toBe('');
});
