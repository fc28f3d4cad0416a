import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDraft, writeDraft } from '../../features/improve/theory/drafts';
import { amina, cleanDevice, signedInAs, signInAs } from '../../testing/device';
import { fakeApi } from '../../testing/fake-api';
import { administrator, renderPage } from '../../testing/render';
import { SignOut } from './SignOut';

const me = { ...administrator, id: amina };
const content = { problem: 'Few read.', aim_id: null, causes: [], drivers: [] };
const keep = (person: string) =>
  writeDraft(person, 't1', { content, from: 1, savedAt: '2026-11-01T07:00:00Z' });

let left = 0;

beforeEach(async () => {
  left = 0;
  window.localStorage.clear();
  await cleanDevice();
  fakeApi({
    'POST /api/identity/v1/session': () => signedInAs(amina),
    'DELETE /api/identity/v1/session': () => {
      left += 1;
      return { status: 204 };
    },
  });
  await signInAs(amina);
});
afterEach(() => window.localStorage.clear());

test('a draft that is on this device only is told before it goes with the person; nobody else’s is touched', async () => {
  keep(amina);
  keep('somebody-else');
  renderPage(<SignOut />, { me, language: 'en' });
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect((await screen.findByRole('alert')).textContent).toContain('1 draft is on this device only');
  expect(readDraft(amina, 't1')).not.toBeNull();
  expect(left).toBe(0);
  await userEvent.click(screen.getByRole('button', { name: 'Sign out and delete' }));
  await waitFor(() => expect(readDraft(amina, 't1')).toBeNull());
  expect(readDraft('somebody-else', 't1')).not.toBeNull();
});

test('with nothing left to lose one signs out at once', async () => {
  renderPage(<SignOut />, { me, language: 'en' });
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
  await waitFor(() => expect(left).toBe(1));
  expect(screen.queryByRole('alert')).toBeNull();
});
