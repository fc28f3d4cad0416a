import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newQueryClient } from '../../../lib/api/QueryProvider';
import { waiting } from '../../../lib/offline/waiting';
import { amina, cleanDevice, signedInAs, signInAs } from '../../../testing/device';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../../testing/render';
import { moveDraft, readDraft, writeDraft } from './drafts';
import { NewTheoryPage } from './NewTheoryPage';
import { TheoryPage } from './TheoryPage';
import type { Theory } from './theories';

const networkId = '01938c5e-0000-7000-8000-0000000000d2';
const theoryId = '01938c5e-0000-7000-8000-0000000000d1';
const list = { body: { items: [], next_cursor: null } };
const me = {
  ...administrator,
  id: amina,
  grants: administrator.grants.map((grant) => ({
    ...grant,
    permissions: [...grant.permissions, 'aim:write'],
  })),
};

const theirs: Theory = {
  id: theoryId,
  project_id: projectId,
  network_id: networkId,
  network: 'Umoja',
  school_id: null,
  school: null,
  problem: 'A third can not read.',
  aim_id: null,
  causes: [],
  drivers: [{ id: 'd1', parent_id: null, text: 'Reading every day', note: '' }],
  version: 1,
  note: '',
  base_version: null,
  network_theory_id: null,
  network_version: null,
  created_by: 'p1',
  created_at: '2026-11-01T08:00:00Z',
  updated_by: 'p1',
  updated_at: '2026-11-01T08:00:00Z',
  may_write: true,
};

const content = { problem: 'Few read at home.', aim_id: null, causes: [], drivers: [] };
const draftName = `new.${networkId}`;

let stop: (() => void) | undefined;

beforeEach(async () => {
  window.localStorage.clear();
  await cleanDevice();
});
afterEach(() => stop?.());

/** A service that gets their first theory while somebody here writes theirs. */
function api(there: { theory: boolean }, asked: unknown[] = []) {
  const base = `/api/pdsa/v1/theories/${theoryId}`;
  fakeApi({
    'GET /api/pdsa/v1/theories': () =>
      there.theory ? { body: { items: [theirs], next_cursor: null } } : list,
    'POST /api/pdsa/v1/theories': () => {
      there.theory = true;
      return {
        status: 409,
        body: {
          code: 'theory.exists',
          title: 'There is one already',
          theory_id: theoryId,
          current: theirs,
          yours: {},
        },
      };
    },
    [`GET ${base}`]: () => ({ body: theirs }),
    [`POST ${base}/merge`]: async (request) => {
      const body = await request.json();
      asked.push(body);
      return { body: { version: 1, offers: [], taken: [], content: body.content, flaws: [] } };
    },
    'POST /api/identity/v1/session': () => signedInAs(amina),
    'GET /api/identity/v1/networks': () => ({
      body: { items: [{ id: networkId, name: 'Umoja', school_ids: [] }], next_cursor: null },
    }),
    'GET /api/pdsa/v1/aims': () => list,
    'GET /api/pdsa/v1/ideas': () => list,
    'GET /api/pdsa/v1/measures': () => list,
    'GET /api/pdsa/v1/comments': () => list,
    'POST /api/identity/v1/people:names': () => ({ body: { items: [] } }),
  });
}

const open = (client = newQueryClient()) =>
  renderPage(
    <Routes>
      <Route path="improve/theory/new/:of" element={<NewTheoryPage />} />
      <Route path="improve/theory/:theory" element={<TheoryPage />} />
    </Routes>,
    { me, client, at: `improve/theory/new/${networkId}`, language: 'en' },
  );

const problem = () => screen.findByLabelText('Problem of practice', { selector: 'textarea' });

test('who saves a first theory second sees both, and nothing that was written is lost', async () => {
  const asked: unknown[] = [];
  api({ theory: false }, asked);
  await signInAs(amina);
  const client = newQueryClient();
  stop = waiting.start(client);
  open(client);
  await userEvent.click(await problem());
  await userEvent.paste(content.problem);
  await userEvent.click(screen.getByText('Save as a new version'));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save as a new version' }));
  await screen.findByRole('heading', { name: 'Somebody else wrote the first version meanwhile' });
  expect(await problem()).toHaveProperty('value', content.problem);
  await waitFor(() => expect(asked).toContainEqual({ from_version: 0, content }));
  expect(readDraft(me.id, theoryId)).toMatchObject({ content, from: 0 });
  expect(readDraft(me.id, draftName)).toBeNull();
  await waitFor(() => expect(waiting.snapshot().items).toEqual([]));
});

test('a first theory that was begun on this device is found beside the one that came meanwhile', async () => {
  writeDraft(me.id, draftName, { content, from: 0, savedAt: '2026-11-01T07:00:00Z' });
  api({ theory: true });
  open();
  await screen.findByRole('heading', { name: 'Somebody else wrote the first version meanwhile' });
  expect(await problem()).toHaveProperty('value', content.problem);
});

test('without a draft of one’s own the theory that is there is shown as it is', async () => {
  api({ theory: true });
  open();
  expect(await problem()).toHaveProperty('value', theirs.problem);
  expect(screen.queryByRole('heading', { name: /meanwhile/ })).toBeNull();
});

test('a draft never takes the place of another one', () => {
  const other = {
    content: { ...content, problem: 'Mine of today' },
    from: 1,
    savedAt: '2026-11-02T07:00:00Z',
  };
  writeDraft(me.id, draftName, { content, from: 0, savedAt: '2026-11-01T07:00:00Z' });
  writeDraft(me.id, theoryId, other);
  moveDraft(me.id, draftName, theoryId);
  expect(readDraft(me.id, theoryId)).toEqual(other);
  expect(readDraft(me.id, draftName)).toMatchObject({ content });
});
