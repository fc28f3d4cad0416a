import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Draft, read, readAll, remove, type Waiting, write } from './database';
import { TOKEN } from './fixtures';
import { enqueue, type Outcome, outbox } from './outbox';

const ID = '01938c5e-0000-7000-8000-000000000001';
const HASH = 'a'.repeat(64);

const item = (id = ID): Waiting => ({
  id,
  token: TOKEN,
  wave: 'wave-1',
  title: 'Monitoreo',
  body: {
    instrument_version_id: 'v',
    language: 'es',
    started_at: 'a',
    ended_at: 'b',
    answers: { name: 'Inés' },
  },
  queuedAt: '2026-11-22T10:00:00Z',
});
const draft = (id = ID): Draft => ({
  token: TOKEN,
  id,
  language: 'es',
  startedAt: 'a',
  savedAt: 'b',
  screen: '',
  seed: 's',
  answers: {},
});
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
const received = (id = ID) => answer(201, { id, received_at: '2026-11-22T10:00:01Z', sha256: HASH });

let heard: Outcome[] = [];
let hush: () => void;
const fetching = vi.fn<typeof fetch>();
const settled = async () => {
  await outbox.flush();
  await outbox.flush();
};

beforeEach(() => {
  vi.stubGlobal('fetch', fetching.mockReset());
  heard = [];
  hush = outbox.onOutcome((_, outcome) => heard.push(outcome));
});
afterEach(async () => {
  hush();
  for (const { id } of await readAll('outbox')) await remove('outbox', id);
  await remove('drafts', TOKEN);
});

describe('answers on their way', () => {
  test('are put with the link’s token in a header, under their own id', async () => {
    fetching.mockImplementation(() => received());
    await enqueue(item());
    await settled();
    const [address, init] = fetching.mock.calls[0] ?? [];
    expect(address).toBe(`/api/survey/v1/waves/wave-1/responses/${ID}`);
    expect(init).toMatchObject({ method: 'PUT', credentials: 'omit' });
    expect(init?.headers).toMatchObject({ Authorization: `Link ${TOKEN}` });
    expect(JSON.parse(String(init?.body))).toEqual(item().body);
  });

  test('leave the device once the server’s receipt names them, and the receipt stays', async () => {
    await write('drafts', draft());
    fetching.mockImplementation(() => received());
    await enqueue(item());
    await settled();
    expect(await readAll('outbox')).toEqual([]);
    expect(await read('drafts', TOKEN)).toBeUndefined();
    expect(await read('receipts', ID)).toMatchObject({ id: ID, sha256: HASH });
    expect(heard.at(-1)?.kind).toBe('received');
  });

  test.each([
    ['no connection', () => Promise.reject(new TypeError('offline'))],
    ['a service that is down', () => answer(503, {}, { 'Retry-After': '0' })],
    ['too many at once', () => answer(429, {})],
    ['a receipt for another response', () => answer(201, { id: 'x', received_at: 'now', sha256: HASH })],
    ['a receipt without a hash', () => answer(200, { id: ID, received_at: 'now' })],
    ['a gateway’s page instead of a receipt', () => Promise.resolve(new Response('<html>', { status: 200 }))],
  ])('stay on the device after %s', async (_, reply) => {
    await write('drafts', draft());
    fetching.mockImplementation(reply);
    await enqueue(item());
    await settled();
    expect(heard.at(-1)?.kind).toBe('waiting');
    expect((await readAll('outbox')).map(({ id }) => id)).toEqual([ID]);
    expect(await read('drafts', TOKEN)).toBeDefined();
  });

  test('that were refused stay, are told why, and are not sent again by themselves', async () => {
    fetching.mockImplementation(() =>
      answer(422, { code: 'response.invalid', errors: [{ pointer: '/answers/a' }] }),
    );
    await enqueue(item());
    await settled();
    expect(heard.at(-1)).toEqual({
      kind: 'refused',
      code: 'response.invalid',
      fields: [{ pointer: '/answers/a' }],
    });
    expect(fetching).toHaveBeenCalledTimes(1);
    fetching.mockImplementation(() => received());
    await outbox.tryNow();
    await settled();
    expect(fetching).toHaveBeenCalledTimes(2);
    expect(heard.at(-1)?.kind).toBe('received');
  });

  test('of two people on one device both arrive; the draft of the second is not touched', async () => {
    const second = ID.replace(/1$/, '2');
    await write('drafts', draft('another-id'));
    fetching.mockImplementation((address) => received(String(address).split('/').at(-1)));
    await write('outbox', item());
    await enqueue(item(second));
    await settled();
    expect(fetching).toHaveBeenCalledTimes(2);
    expect(await readAll('outbox')).toEqual([]);
    expect((await read('drafts', TOKEN))?.id).toBe('another-id');
  });
});
