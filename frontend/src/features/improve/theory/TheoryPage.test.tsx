import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newQueryClient } from '../../../lib/api/QueryProvider';
import { waiting } from '../../../lib/offline/waiting';
import { amina, cleanDevice, signedInAs, signInAs } from '../../../testing/device';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../../testing/render';
import type { TreeNode } from './model';
import { NewTheoryPage } from './NewTheoryPage';
import { TheoriesPage } from './TheoriesPage';
import { TheoryPage } from './TheoryPage';
import type { Theory } from './theories';

const theoryId = '01938c5e-0000-7000-8000-0000000000d1';
const networkId = '01938c5e-0000-7000-8000-0000000000d2';
const base = `/api/pdsa/v1/theories/${theoryId}`;
const page = { at: `improve/theory/${theoryId}`, pattern: 'improve/theory/:theory', language: 'en' } as const;

const node = (id: string, text: string, parent_id: string | null = null): TreeNode => ({
  id,
  parent_id,
  text,
  note: '',
});

const theory: Theory = {
  id: theoryId,
  project_id: projectId,
  network_id: networkId,
  network: 'Umoja',
  school_id: null,
  school: null,
  problem: 'Half can not read.',
  aim_id: null,
  causes: [node('c1', 'People'), node('c2', 'Few read aloud', 'c1')],
  drivers: [node('d1', 'Reading every day'), node('d2', 'A fixed time', 'd1'), node('d3', 'Peers')],
  version: 2,
  note: '',
  base_version: null,
  network_theory_id: null,
  network_version: null,
  created_by: 'p1',
  created_at: '2026-11-01T08:00:00Z',
  updated_by: 'p1',
  updated_at: '2026-11-02T08:00:00Z',
  may_write: true,
};

const list = { body: { items: [], next_cursor: null } };
const api = (more: Parameters<typeof fakeApi>[0] = {}, stored: Partial<Theory> = {}) =>
  fakeApi({
    [`GET ${base}`]: () => ({ body: { ...theory, ...stored } }),
    'GET /api/pdsa/v1/theories': () => list,
    'GET /api/pdsa/v1/aims': () => list,
    'GET /api/pdsa/v1/ideas': () => list,
    'GET /api/pdsa/v1/measures': () => list,
    'POST /api/identity/v1/people:names': () => ({ body: { items: [{ id: 'p1', name: 'Amina' }] } }),
    ...more,
  });

let stop: () => void = () => undefined;
beforeEach(() => cleanDevice(amina));
afterEach(async () => {
  stop();
  stop = () => undefined;
  await cleanDevice(amina);
});

const outline = async () => {
  const panel = (await screen.findByRole('heading', { name: 'Driver diagram' })).closest('section');
  if (!panel) throw new Error('no panel of drivers');
  await userEvent.click(within(panel).getByText('Outline'));
  return panel;
};

const rows = (panel: HTMLElement) =>
  [...panel.querySelectorAll('textarea')].map(
    (field) => `${field.getAttribute('aria-label')}: ${field.value}`,
  );

const field = (panel: HTMLElement, name: string) => within(panel).getByLabelText(name);

test('the outline is written by keyboard: new, in, out, up, and an empty one goes', async () => {
  api();
  renderPage(<TheoryPage />, page);
  const panel = await outline();
  await userEvent.click(field(panel, 'Primary driver 1 of 2'));
  await userEvent.keyboard('{Enter}');
  await userEvent.paste('Families');
  expect(rows(panel)).toContain('Primary driver 2 of 3: Families');
  await userEvent.keyboard('{Tab}');
  expect(rows(panel)).toContain('Secondary driver 2 of 2: Families');
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(rows(panel)).toContain('Secondary driver 1 of 2: Families');
  expect(screen.getByText(/Families: now 1 of 2, level 2, under Reading every day/)).toBeTruthy();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(rows(panel)).toContain('Primary driver 2 of 3: Families');
  await userEvent.keyboard('{Enter}');
  expect(rows(panel)).toHaveLength(5);
  await userEvent.keyboard('{Backspace}');
  expect(rows(panel)).toHaveLength(4);
  expect(document.activeElement).toHaveProperty('value', 'Families');
});

test('Tab leaves after Escape, and goes in again once somebody writes', async () => {
  api();
  renderPage(<TheoryPage />, page);
  const panel = await outline();
  const peers = field(panel, 'Primary driver 2 of 2');
  await userEvent.click(peers);
  await userEvent.keyboard('{Escape}{Tab}');
  expect(rows(panel)).toContain('Primary driver 2 of 2: Peers');
  expect(document.activeElement).not.toBe(peers);
  await userEvent.click(peers);
  await userEvent.keyboard('x{Tab}');
  expect(rows(panel)).toContain('Secondary driver 2 of 2: Peersx');
});

test('undo takes back a whole text at once, and a removed branch comes back by its button', async () => {
  api();
  renderPage(<TheoryPage />, page);
  const panel = await outline();
  await userEvent.click(field(panel, 'Primary driver 2 of 2'));
  await userEvent.keyboard(' ab');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(rows(panel)).toContain('Primary driver 2 of 2: Peers');
  await userEvent.click(field(panel, 'Primary driver 1 of 2'));
  await userEvent.click(within(panel).getByLabelText('Remove'));
  expect(rows(panel)).toEqual(['Primary driver 1 of 1: Peers']);
  const toast = screen.getByText(/Removed with all below it: Reading every day/);
  await userEvent.click(within(toast).getByRole('button', { name: 'Undo' }));
  expect(rows(panel)[1]).toBe('Secondary driver 1 of 1: A fixed time');
});

test('every keystroke is on the device, also when the page is opened anew', async () => {
  api();
  const first = renderPage(<TheoryPage />, page);
  await userEvent.type(await screen.findByLabelText('Problem of practice', { selector: 'textarea' }), ' !');
  first.unmount();
  renderPage(<TheoryPage />, page);
  const again = await screen.findByLabelText('Problem of practice', { selector: 'textarea' });
  expect(again).toHaveProperty('value', 'Half can not read. !');
  expect(screen.getByText(/Not yet a version/)).toBeTruthy();
});

/** The page for somebody whose changes are sent. */
async function openSending(handlers: Parameters<typeof fakeApi>[0]) {
  api({ 'POST /api/identity/v1/session': () => signedInAs(amina), ...handlers });
  await signInAs(amina);
  const client = newQueryClient();
  stop = waiting.start(client);
  renderPage(<TheoryPage />, { ...page, client });
  return client;
}

const saveVersion = async (note = '') => {
  await userEvent.click(screen.getByText('Save as a new version'));
  const dialog = await screen.findByRole('dialog');
  if (note) {
    await userEvent.click(within(dialog).getByRole('textbox'));
    await userEvent.paste(note);
  }
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save as a new version' }));
};
const problemField = () => screen.findByLabelText('Problem of practice', { selector: 'textarea' });

test('a box is changed in the picture and saved as a new version, without blank rows', async () => {
  const sent: unknown[] = [];
  let stored = theory;
  await openSending({
    [`GET ${base}`]: () => ({ body: stored }),
    [`PATCH ${base}`]: async (request) => {
      const body = await request.json();
      sent.push([request.headers.get('if-match'), body]);
      stored = { ...theory, ...body, version: 3 };
      return { body: stored };
    },
  });
  await userEvent.click(await screen.findByLabelText(/Primary driver 2 of 2: Peers/));
  await userEvent.paste(' visit');
  await userEvent.click(screen.getByLabelText('Add below: Secondary driver'));
  await saveVersion('After the visit');
  await screen.findByText(/^Received/);
  expect(sent).toHaveLength(1);
  const [[match, body]] = sent as [[string, { drivers: TreeNode[]; note: string }]];
  expect(match).toBe('"2"');
  expect(body.note).toBe('After the visit');
  expect(Object.keys(body).sort()).toEqual(['drivers', 'note']);
  expect(body.drivers.map((driver) => driver.text)).toEqual([
    'Reading every day',
    'A fixed time',
    'Peers visit',
  ]);
});

test('a version that is saved without a connection stays on this device, and takes in what is saved after it', async () => {
  const sent: { problem: string; note: string }[] = [];
  let connected = false;
  await openSending({
    [`PATCH ${base}`]: async (request) => {
      if (!connected) throw new TypeError('no connection');
      const body = await request.json();
      sent.push(body);
      return { body: { ...theory, ...body, version: 3 } };
    },
  });
  await userEvent.type(await problemField(), ' One.');
  await saveVersion('first');
  await waitFor(() => expect(screen.getByText(/^Saved on this device/)).toBeTruthy());
  await userEvent.type(await problemField(), ' Two.');
  expect(screen.getByText(/Not yet a version/)).toBeTruthy();
  await saveVersion('second');
  await waitFor(() => expect(waiting.snapshot().items.at(-1)?.body?.problem).toMatch(/ One. Two.$/));
  connected = true;
  await waiting.tryNow();
  await waitFor(() => expect(waiting.snapshot().items).toEqual([]));
  expect(sent.at(-1)).toMatchObject({ problem: 'Half can not read. One. Two.', note: 'second' });
  expect(await problemField()).toHaveProperty('value', 'Half can not read. One. Two.');
});

test('when somebody else was faster, both are shown and nothing is lost', async () => {
  const sent: { problem?: string; drivers?: TreeNode[] }[] = [];
  const theirs = {
    ...theory,
    version: 3,
    problem: 'A third can not read.',
    drivers: [...(theory.drivers ?? []), node('d9', 'Families')],
    note: 'theirs',
  };
  let stored = theory;
  await openSending({
    [`GET ${base}`]: () => ({ body: stored }),
    [`PATCH ${base}`]: async (request) => {
      const body = await request.json();
      sent.push(body);
      if (request.headers.get('if-match') === '"2"') {
        stored = theirs;
        return { status: 412, body: { code: 'conflict.version', current: theirs, yours: body } };
      }
      stored = { ...stored, ...body, version: stored.version + 1 };
      return { body: stored };
    },
    [`GET ${base}/history`]: () => list,
    'GET /api/identity/v1/networks/01938c5e-0000-7000-8000-0000000000d2/people': () => list,
  });
  await userEvent.type(await problemField(), ' Mine.');
  const panel = await outline();
  await userEvent.type(field(panel, 'Primary driver 2 of 2'), ' visit');
  await saveVersion('mine');
  const conflict = await screen.findByRole('region', { name: 'Two versions of the same' });
  // The drivers of both are put together; only the problem that both wrote is asked about.
  expect(conflict.querySelectorAll('fieldset')).toHaveLength(1);
  expect(conflict.textContent).toContain('Half can not read. Mine.');
  expect(conflict.textContent).toContain('A third can not read.');
  expect(sent.at(-1)?.drivers?.map(({ text }) => text)).toEqual([
    'Reading every day',
    'A fixed time',
    'Peers visit',
    'Families',
  ]);
  await waitFor(() => expect(rows(panel)).toContain('Primary driver 3 of 3: Families'));
  await userEvent.click(within(conflict).getAllByRole('radio')[1] as HTMLElement);
  await userEvent.click(within(conflict).getByRole('button', { name: 'Keep what I chose' }));
  await waitFor(() => expect(waiting.snapshot().items).toEqual([]));
  expect(await problemField()).toHaveProperty('value', 'A third can not read.');
});

test('a rule that is not met is told in words where it stands, and mended by saving again', async () => {
  const sent: { problem: string }[] = [];
  await openSending({
    [`PATCH ${base}`]: async (request) => {
      const body = await request.json();
      sent.push(body);
      const errors = [{ pointer: '/problem', code: 'theory.problem_missing', message: 'x' }];
      if (body.problem === '') return { status: 422, body: { code: 'theory.invalid', errors } };
      return { body: { ...theory, ...body, version: 3 } };
    },
  });
  await userEvent.clear(await problemField());
  await saveVersion();
  expect(await screen.findByText('Write the problem of practice first.')).toBeTruthy();
  await userEvent.type(await problemField(), 'Few read');
  await saveVersion();
  await waitFor(() => expect(waiting.snapshot().items).toEqual([]));
  expect(sent.map(({ problem }) => problem)).toEqual(['', 'Few read']);
});

test('what somebody else kept while one was writing is offered, change by change', async () => {
  const theirs = { ...theory, version: 3, problem: 'A third can not read.' };
  const offer = {
    key: 'problem',
    part: 'problem',
    kind: 'changed',
    node_id: null,
    before: null,
    after: null,
    after_id: null,
    was: 'Half can not read.',
    now: 'A third can not read.',
    clash: true,
    own: null,
  };
  let stored = theory;
  api({
    [`GET ${base}`]: () => ({ body: stored }),
    [`POST ${base}/merge`]: async (request) => {
      const { content, take } = await request.json();
      const problem = take?.includes('problem') ? theirs.problem : content.problem;
      return {
        body: { version: 3, offers: [offer], taken: take ?? [], content: { ...content, problem }, flaws: [] },
      };
    },
  });
  const client = newQueryClient();
  renderPage(<TheoryPage />, { ...page, client });
  const problem = await problemField();
  await userEvent.type(problem, ' Mine.');
  stored = theirs;
  await client.invalidateQueries({ queryKey: ['theory', theoryId] });
  await screen.findByRole('heading', { name: 'Somebody else has kept a newer version' });
  expect(problem).toHaveProperty('value', 'Half can not read. Mine.');
  const choice = await screen.findByRole('checkbox', { name: /You changed this place too/ });
  expect(choice).toHaveProperty('checked', false);
  await userEvent.click(choice);
  await userEvent.click(screen.getByRole('button', { name: 'Take 1 change over' }));
  await waitFor(() => expect(problem).toHaveProperty('value', 'A third can not read.'));
  expect(screen.queryByRole('heading', { name: 'Somebody else has kept a newer version' })).toBeNull();
});

test('who may not write reads the same without a field or a button to change it', async () => {
  api({}, { may_write: false });
  renderPage(<TheoryPage />, { ...page, me: administrator });
  expect(await screen.findAllByText('Reading every day')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('button', { name: /Add/ })).toBeNull();
});

test('a network’s first version is begun without a connection, has its page, and is sent once', async () => {
  const sent: Record<string, unknown>[] = [];
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  api({
    'POST /api/identity/v1/session': () => signedInAs(amina),
    'GET /api/identity/v1/networks': () => ({ body: { items: [{ id: networkId, name: 'Umoja' }] } }),
    'POST /api/pdsa/v1/theories': async (request) => {
      const body = await request.json();
      sent.push(body);
      return { status: 201, body: { ...theory, ...body, version: 1 } };
    },
  });
  await signInAs(amina);
  const client = newQueryClient();
  stop = waiting.start(client);
  const [grant] = administrator.grants;
  const me = { ...administrator, id: amina, grants: grant ? [{ ...grant, permissions: ['aim:write'] }] : [] };
  const pages = (
    <Routes>
      <Route path="improve/theory" element={<TheoriesPage />} />
      <Route path="improve/theory/new/:of" element={<NewTheoryPage />} />
      <Route path="improve/theory/:theory" element={<TheoryPage />} />
    </Routes>
  );
  const first = renderPage(pages, { me, client, language: 'en', at: `improve/theory/new/${networkId}` });
  await userEvent.type(await problemField(), 'Few read.');
  await saveVersion('begun');
  expect(await screen.findByText(/^Saved on this device/)).toBeTruthy();
  first.unmount();

  // The way to it leads to the one that was begun, not to another first one.
  renderPage(pages, { me, client, language: 'en', at: 'improve/theory' });
  expect(await problemField()).toHaveProperty('value', 'Few read.');
  await userEvent.type(await problemField(), ' Half.');
  await saveVersion('more');
  await waitFor(() => expect(waiting.snapshot().items.at(-1)?.body?.problem).toBe('Few read. Half.'));
  online.mockRestore();
  await waiting.tryNow();
  await waitFor(() => expect(waiting.snapshot().items).toEqual([]));
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ problem: 'Few read. Half.', network_id: networkId, note: 'more' });
});
