import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newQueryClient } from '../../../lib/api/QueryProvider';
import { type IdeaDetail, ideaQuery } from '../../../lib/improve/ideas';
import { waiting } from '../../../lib/offline/waiting';
import { amina, cleanDevice, signedInAs, signInAs } from '../../../testing/device';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, projectId, renderPage } from '../../../testing/render';
import { EditIdeaPage } from './EditIdeaPage';
import { IdeaPage } from './IdeaPage';
import { IdeasPage } from './IdeasPage';
import { startedIdea } from './idea-record';
import { NewIdeaPage } from './NewIdeaPage';

const networkId = '01938c5e-0000-7000-8000-0000000000d1';
const ideaId = '01938c5e-0000-7000-8000-0000000000a9';
const api = '/api/pdsa/v1';
const [first] = administrator.grants;
const me = {
  ...administrator,
  id: amina,
  grants: first ? [{ ...first, permissions: ['idea:read', 'idea:write'] }] : [],
};

const stored: IdeaDetail = {
  ...startedIdea(
    { project_id: projectId, network_id: networkId, title: 'Pairs', need: 'Reading' } as never,
    { network: 'Umoja', school: null, team: null },
    amina,
    ideaId,
  ),
  status: 'testing',
  next: [{ status: 'adopted', missing: [] }],
  version: 4,
};
const none = { body: { items: [], next_cursor: null } };
const around = {
  'POST /api/identity/v1/session': () => signedInAs(amina),
  'GET /api/identity/v1/networks': () => ({
    body: { items: [{ id: networkId, name: 'Umoja', school_ids: [] }] },
  }),
  'GET /api/identity/v1/organisations': () => none,
  [`GET /api/identity/v1/networks/${networkId}/people`]: () => none,
  'POST /api/identity/v1/people:names': () => none,
  [`GET ${api}/teams`]: () => none,
  [`GET ${api}/theories`]: () => none,
  [`GET ${api}/ideas`]: () => none,
  [`GET ${api}/cycles`]: () => none,
  [`GET ${api}/comments`]: () => none,
  [`GET ${api}/ideas/${ideaId}/lineage`]: () => ({ body: { nodes: [], idea_key: 0, cut: false } }),
  [`GET ${api}/ideas/${ideaId}/history`]: () => none,
};
const away = () => {
  throw new TypeError('no connection');
};

let stop: () => void = () => undefined;
async function begin(handlers: Parameters<typeof fakeApi>[0], at: string) {
  fakeApi({ ...around, ...handlers });
  await signInAs(amina);
  const client = newQueryClient();
  client.setDefaultOptions({ queries: { retry: false } });
  stop = waiting.start(client);
  const pages = (
    <Routes>
      <Route path="improve/ideas" element={<IdeasPage />} />
      <Route path="improve/ideas/new" element={<NewIdeaPage />} />
      <Route path="improve/ideas/:idea" element={<IdeaPage />} />
      <Route path="improve/ideas/:idea/edit" element={<EditIdeaPage />} />
    </Routes>
  );
  renderPage(pages, { me, language: 'en', at, client });
  return client;
}

beforeEach(() => cleanDevice(amina));
afterEach(async () => {
  stop();
  await cleanDevice(amina);
});

test('an idea that is written without a connection has its page, is on the list, and is mended before it is sent', async () => {
  const sent: Record<string, unknown>[] = [];
  let connected = false;
  await begin(
    {
      [`POST ${api}/ideas`]: async (request) => {
        if (!connected) away();
        const body = (await request.json()) as Record<string, unknown>;
        sent.push(body);
        if (body.cost_amount === 'much') {
          const errors = [{ pointer: '/cost_amount', code: 'type', message: 'no number', fix: 'Write one.' }];
          return { status: 422, body: { code: 'validation', errors } };
        }
        return { status: 201, body: { ...stored, ...body, version: 1 } };
      },
    },
    'improve/ideas/new',
  );
  const user = userEvent.setup();
  await user.type(
    await screen.findByLabelText(/Name of the idea|Title|Idea/, { selector: '[name="title"]' }),
    'Songs',
  );
  const amount = document.querySelector('[name="cost_amount"]') as HTMLInputElement;
  await user.type(amount, 'much');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByRole('heading', { level: 1, name: 'Songs' })).toBeTruthy();
  await waitFor(() => expect(screen.getByRole('status').dataset.state).toBe('device'));
  connected = true;
  await waiting.tryNow();
  expect(await screen.findByText(/no number/)).toBeTruthy();
  expect(screen.getByRole('status').dataset.state).toBe('needs-you');

  await user.click(screen.getByRole('link', { name: 'Edit' }));
  expect(await screen.findByText('no number Write one.')).toBeTruthy();
  const again = document.querySelector('[name="cost_amount"]') as HTMLInputElement;
  await user.clear(again);
  await user.type(again, '12');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(waiting.snapshot().items).toEqual([]));
  expect(sent).toHaveLength(2);
  expect(sent[1]).toMatchObject({ title: 'Songs', cost_amount: 12, id: sent[0]?.id });
});

test('two people wrote in the same field of an idea: both are shown, and other fields are put together', async () => {
  const sent: [string | null, unknown][] = [];
  const theirs = { ...stored, need: 'Writing', source: 'A book', version: 5 };
  await begin(
    {
      [`GET ${api}/ideas/${ideaId}`]: () => ({ body: sent.length > 0 ? theirs : stored }),
      [`PATCH ${api}/ideas/${ideaId}`]: async (request) => {
        const body = await request.json();
        const tag = request.headers.get('if-match');
        sent.push([tag, body]);
        if (tag !== '"5"') return { status: 412, body: { code: 'conflict.version', current: theirs } };
        return { body: { ...theirs, ...(body as object), version: 6 } };
      },
    },
    `improve/ideas/${ideaId}/edit`,
  );
  const user = userEvent.setup();
  const need = await waitFor(() => {
    const found = document.querySelector<HTMLTextAreaElement>('[name="need"]');
    expect(found?.value).toBe('Reading');
    return found as HTMLTextAreaElement;
  });
  await user.clear(need);
  await user.type(need, 'Reading aloud');
  await user.type(document.querySelector('[name="learned"]') as HTMLElement, 'Pairs stall');
  await user.type(document.querySelector('[name="reason"]') as HTMLElement, 'After term 1');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  const conflict = await screen.findByRole('region', { name: 'Two versions of the same' });
  expect(conflict.querySelectorAll('fieldset')).toHaveLength(1);
  expect(within(conflict).getByText('Reading aloud')).toBeTruthy();
  expect(within(conflict).getByText('Writing')).toBeTruthy();
  expect(sent.map(([tag, body]) => [tag, body])).toEqual([
    ['"4"', { need: 'Reading aloud', learned: 'Pairs stall', reason: 'After term 1' }],
    ['"5"', { learned: 'Pairs stall', reason: 'After term 1' }],
  ]);
  await user.click(within(conflict).getAllByRole('radio')[0] as HTMLElement);
  await user.click(within(conflict).getByRole('button', { name: 'Keep what I chose' }));
  await waitFor(() => expect(waiting.snapshot().items).toEqual([]));
  expect(sent.at(-1)?.[1]).toMatchObject({ need: 'Reading aloud' });
});

test('where an idea goes next is kept on this device, and nothing further is offered until it is received', async () => {
  let connected = false;
  let there = stored;
  const client = await begin(
    {
      [`GET ${api}/ideas/${ideaId}`]: () => ({ body: there }),
      [`PATCH ${api}/ideas/${ideaId}`]: async (request) => {
        if (!connected) away();
        there = { ...stored, ...((await request.json()) as object), next: [], version: 5 };
        return { body: there };
      },
    },
    `improve/ideas/${ideaId}`,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'We adopt it' }));
  await user.type(document.querySelector('[name="learned"]') as HTMLElement, 'It works');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(waiting.snapshot().items).toHaveLength(1));
  expect(screen.getByText('It works')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'We adopt it' })).toBeNull();
  connected = true;
  await waiting.tryNow();
  await waitFor(() => expect(client.getQueryData(ideaQuery(ideaId).queryKey)?.version).toBe(5));
  expect(client.getQueryData(ideaQuery(ideaId).queryKey)?.status).toBe('adopted');
});
