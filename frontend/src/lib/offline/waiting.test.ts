import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { amina, cleanDevice, signedInAs, signInAs } from '../../testing/device';
import { fakeApi } from '../../testing/fake-api';
import { device } from './device';
import type { Item } from './item';
import { bringBack, rescueFile } from './rescue';
import { waiting } from './waiting';

const CYCLE = '01938c5e-0000-7000-8000-0000000000c1';
const OTHER = '01938c5e-0000-7000-8000-0000000000c2';
const PATH = `/api/pdsa/v1/cycles/${CYCLE}`;
const signIn = { 'POST /api/identity/v1/session': () => signedInAs(amina) };

const making = (id = CYCLE) => ({
  record: `cycle:${id}`,
  method: 'POST' as const,
  path: '/api/pdsa/v1/cycles',
  body: { id, title: 'Think-pair-share' },
  label: 'Cycle: Think-pair-share',
});
const editing = (changes: Record<string, string>, base: Record<string, string> = {}, version = 3) => ({
  record: `cycle:${CYCLE}`,
  path: PATH,
  label: 'Cycle',
  version,
  base,
  changes,
});
const items = () => waiting.snapshot().items;
const offline = () => {
  throw new TypeError('no connection');
};
/** What the last request to a path held. */
const seen = (asked: Request[], at: number) => asked[at]?.clone().json();

let stop: () => void;
const begin = async (handlers: Parameters<typeof fakeApi>[0]) => {
  const asked = fakeApi({ ...signIn, ...handlers });
  await signInAs(amina);
  stop = waiting.start(new QueryClient());
  await vi.waitFor(() => expect(device.vault).not.toBeNull());
  return asked;
};

beforeEach(() => vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(async () => {
  stop?.();
  await cleanDevice(amina);
});

test('a file that another device has sent is received; one that was only announced is not', async () => {
  let has: 'announced' | 'received' = 'announced';
  let sha = '';
  const at = `/api/pdsa/v1/evidence/${OTHER}`;
  await begin({
    'POST /api/pdsa/v1/uploads': () =>
      new Response(null, { status: 201, headers: { location: '/api/pdsa/v1/uploads/u1' } }),
    'HEAD /api/pdsa/v1/uploads/u1': () => new Response(null, { headers: { 'upload-offset': '3' } }),
    'PATCH /api/pdsa/v1/uploads/u1': () =>
      new Response(null, { status: 204, headers: { 'upload-offset': '3' } }),
    [`POST ${at}/file`]: () => ({ status: 409, body: { code: 'evidence.has_file' } }),
    [`GET ${at}`]: () => ({
      body: { id: OTHER, file: { sha256: sha, received_sha256: has === 'received' ? sha : null } },
    }),
  });
  const blob = new Blob([new Uint8Array(3)]);
  await waiting.add({
    record: `evidence:${OTHER}`,
    method: 'POST',
    path: `${at}/file`,
    body: {},
    label: 'The board',
    file: { blob, name: 'board.jpg', field: 'upload_id' },
  });
  sha = items()[0]?.upload?.sha256 ?? '';
  await waiting.tryNow();
  expect(items()[0]?.trouble).toMatchObject({ code: 'evidence.has_file' });
  has = 'received';
  await waiting.tryNow();
  expect(items()).toEqual([]);
});

describe('what was made without a connection', () => {
  test('stays on the device, is sent once when it is back, and leaves when the answer names it', async () => {
    let connected = false;
    const asked = await begin({
      'POST /api/pdsa/v1/cycles': () =>
        connected ? { status: 201, body: { id: CYCLE, version: 1 } } : offline(),
    });
    await waiting.add(making());
    await waiting.tryNow();
    expect(items().map((item) => waiting.stateOf(item))).toEqual(['device']);
    const sent = () => asked.filter((line) => line.startsWith('POST /api/pdsa')).length;
    const before = sent();
    connected = true;
    await waiting.tryNow();
    expect(items()).toEqual([]);
    expect(waiting.snapshot().received.has(`cycle:${CYCLE}`)).toBe(true);
    expect(sent()).toBe(before + 1);
  });

  test.each([
    ['an answer that names another record', { body: { id: OTHER, version: 1 } }],
    ['a gateway’s page', new Response('<html>', { status: 200 })],
    ['a service that fails', { status: 500, body: { code: 'internal' } }],
    [
      'a service that is away',
      { status: 503, body: { code: 'unavailable' }, headers: { 'retry-after': '0' } },
    ],
    ['a session that is over', { status: 401, body: { code: 'unauthenticated' } }],
  ])('stays after %s', async (_, answer) => {
    await begin({
      'POST /api/pdsa/v1/cycles': () => answer,
      'POST /api/identity/v1/session/refresh': () => ({ status: 401, body: {} }),
    });
    await waiting.add(making());
    await waiting.tryNow();
    expect(items().map((item) => waiting.stateOf(item))).toEqual(['device']);
  });

  test('goes in order within a record; a refusal stops its own record alone and is told with the words', async () => {
    let mended = false;
    const asked = await begin({
      'POST /api/pdsa/v1/cycles': async (request) => {
        const { id } = (await request.json()) as { id: string };
        return id === CYCLE && !mended
          ? {
              status: 422,
              body: { code: 'validation', errors: [{ pointer: '/title', message: 'too long' }] },
            }
          : { status: 201, body: { id, version: 1 } };
      },
      [`PATCH ${PATH}`]: () => ({ body: { id: CYCLE, version: 2 } }),
    });
    await waiting.add(making());
    await waiting.edit(editing({ happened: 'It rained' }), true);
    await waiting.add(making(OTHER));
    await waiting.tryNow();
    expect(items().map((item) => [item.method, waiting.stateOf(item)])).toEqual([
      ['POST', 'needs-you'],
      ['PATCH', 'device'],
    ]);
    expect(items()[0]?.trouble).toMatchObject({ code: 'validation', errors: [{ message: 'too long' }] });
    expect(asked.some((line) => line.startsWith('PATCH'))).toBe(false);
    // Mending what was refused clears it, and everything follows.
    mended = true;
    await waiting.edit(editing({ title: 'Short' }), true);
    await waiting.tryNow();
    expect(items()).toEqual([]);
    expect(asked.filter((line) => line.startsWith('PATCH'))).toHaveLength(1);
  });

  test('waits for the record that it belongs to', async () => {
    let accept = false;
    const asked = await begin({
      'POST /api/pdsa/v1/cycles': () =>
        accept ? { status: 201, body: { id: CYCLE, version: 1 } } : { status: 500 },
      'POST /api/pdsa/v1/observations': () => ({ status: 201, body: { id: OTHER, version: 1 } }),
    });
    await waiting.add(making());
    await waiting.add({
      record: `observation:${OTHER}`,
      method: 'POST',
      path: '/api/pdsa/v1/observations',
      body: { id: OTHER },
      label: 'Observation',
      needs: [`cycle:${CYCLE}`],
    });
    await waiting.tryNow();
    expect(asked.some((line) => line.includes('observations'))).toBe(false);
    accept = true;
    await waiting.tryNow();
    expect(items()).toEqual([]);
  });

  test('of somebody else is never sent under this person’s name', async () => {
    const asked = await begin({});
    const stranger = {
      ...making(),
      id: 'x',
      person: OTHER,
      madeAt: '',
      key: 'x',
      tried: false,
      version: null,
    };
    await device.vault?.put('outbox', 'x', stranger);
    await waiting.tryNow();
    expect(asked).toEqual(['POST /api/identity/v1/session']);
  });
});

describe('edits', () => {
  test('of one record are one change until it is under way, with what the person saw first', async () => {
    const sent: Request[] = [];
    await begin({
      [`PATCH ${PATH}`]: (request) => {
        sent.push(request);
        return { body: { id: CYCLE, version: 4, who: 'Cai' } };
      },
    });
    await waiting.edit(editing({ who: 'Be' }, { who: 'Ann' }));
    await waiting.edit(editing({ who: 'Ben' }, { who: 'Be' }));
    await waiting.edit(editing({ where: 'Room 2' }, { where: '' }));
    expect(items()).toHaveLength(1);
    expect(items()[0]).toMatchObject({
      body: { who: 'Ben', where: 'Room 2' },
      base: { who: 'Ann', where: '' },
    });
    await waiting.tryNow();
    expect(sent[0]?.headers.get('if-match')).toBe('"3"');
    expect(items()).toEqual([]);
  });

  test('made while one is under way go next, on the version that it made', async () => {
    const sent: Request[] = [];
    let more: Promise<void> | undefined;
    await begin({
      [`PATCH ${PATH}`]: async (request) => {
        sent.push(request.clone());
        if (sent.length === 1) more = waiting.edit(editing({ who: 'Benedict' }, { who: 'Ben' }), true);
        await more;
        return { body: { id: CYCLE, version: 3 + sent.length } };
      },
    });
    await waiting.edit(editing({ who: 'Ben' }, { who: 'Ann' }), true);
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    await waiting.tryNow();
    expect(sent.map((request) => request.headers.get('if-match'))).toEqual(['"3"', '"4"']);
    expect(await seen(sent, 1)).toEqual({ who: 'Benedict' });
    expect(items()).toEqual([]);
  });

  test('meeting a newer version are put on top of it when nobody touched the same', async () => {
    const sent: Request[] = [];
    await begin({
      [`PATCH ${PATH}`]: (request) => {
        sent.push(request.clone());
        return request.headers.get('if-match') === '"5"'
          ? { body: { id: CYCLE, version: 6 } }
          : {
              status: 412,
              body: {
                code: 'conflict.version',
                current: { id: CYCLE, version: 5, who: 'Ann', where: 'Hall' },
              },
            };
      },
    });
    await waiting.edit(editing({ who: 'Ben' }, { who: 'Ann' }), true);
    await waiting.tryNow();
    expect(items()).toEqual([]);
    expect(await seen(sent, 1)).toEqual({ who: 'Ben' });
  });

  test('of the same field by two people are kept, both, until the person has chosen; the rest goes', async () => {
    const sent: unknown[] = [];
    await begin({
      [`PATCH ${PATH}`]: async (request) => {
        const tag = request.headers.get('if-match');
        const body = await request.json();
        if (tag === '"3"') {
          return { status: 412, body: { current: { id: CYCLE, version: 5, who: 'Cai', where: '' } } };
        }
        sent.push([tag, body]);
        return { body: { id: CYCLE, version: 6 + sent.length - 1, who: 'Cai', where: 'Hall' } };
      },
    });
    await waiting.edit(editing({ who: 'Ben', where: 'Hall' }, { who: 'Ann', where: '' }), true);
    await waiting.tryNow();
    expect(sent).toEqual([['"5"', { where: 'Hall' }]]);
    const [item] = items() as [Item];
    expect(item.trouble).toMatchObject({
      kind: 'conflict',
      version: 6,
      clashes: [{ at: 'who', base: 'Ann', yours: 'Ben', current: 'Cai' }],
    });
    // Theirs is chosen: mine goes first, so that both stand in the history.
    await waiting.replace(item.id, [
      { body: { who: 'Ben' }, base: { who: 'Cai' }, version: 6 },
      { body: { who: 'Cai' }, base: { who: 'Ben' }, version: null },
    ]);
    await waiting.tryNow();
    expect(sent.slice(1)).toEqual([
      ['"6"', { who: 'Ben' }],
      ['"7"', { who: 'Cai' }],
    ]);
    expect(items()).toEqual([]);
  });

  test('whose answer was lost are recognised when sent again', async () => {
    await begin({
      [`PATCH ${PATH}`]: () => ({ status: 412, body: { current: { id: CYCLE, version: 4, who: 'Ben' } } }),
    });
    await waiting.edit(editing({ who: 'Ben' }, { who: 'Ann' }), true);
    await waiting.tryNow();
    expect(items()).toEqual([]);
  });
});

describe('a person can', () => {
  test('discard an item and take it back', async () => {
    await begin({ 'POST /api/pdsa/v1/cycles': offline });
    const id = await waiting.add(making());
    await waiting.discard(id);
    expect(items()).toEqual([]);
    expect(waiting.snapshot().discarded).toHaveLength(1);
    await waiting.takeBack(id);
    expect(items()).toHaveLength(1);
  });

  test('carry away what waits as a file, and bring it back after the device was emptied', async () => {
    await begin({ 'POST /api/pdsa/v1/cycles': offline });
    const blob = new Blob([new Uint8Array(1_500_000).fill(7)], { type: 'image/jpeg' });
    await waiting.add({ ...making(), file: { blob, name: 'board.jpg', field: 'upload_id' } });
    const file = await rescueFile(items());
    stop();
    await cleanDevice(amina);
    await device.open(amina);
    stop = waiting.start(new QueryClient());
    expect(await bringBack(file)).toBe(1);
    expect(await bringBack(file)).toBe(0);
    const [item] = items() as [Item];
    expect(item).toMatchObject({ body: { id: CYCLE }, upload: { size: 1_500_000, name: 'board.jpg' } });
    const pieces = await waiting.pieces(item);
    expect(pieces.map(({ byteLength }) => byteLength)).toEqual([1_048_576, 451_424]);
    expect(await bringBack(new Blob(['{}']))).toBeNull();
  });
});

describe('a large file', () => {
  test('goes in pieces, goes on after a cut where the server stands, and then the record that names it', async () => {
    const stored: number[] = [];
    let offset = 0;
    let cut = true;
    let receipt = 'the hash of something else';
    const asked = await begin({
      'POST /api/pdsa/v1/uploads': () =>
        new Response(null, { status: 201, headers: { location: '/api/pdsa/v1/uploads/u1' } }),
      'HEAD /api/pdsa/v1/uploads/u1': () =>
        new Response(null, { headers: { 'upload-offset': String(offset) } }),
      'PATCH /api/pdsa/v1/uploads/u1': async (request) => {
        if (offset > 0 && cut) return offline();
        const { byteLength } = await request.arrayBuffer();
        expect(request.headers.get('upload-offset')).toBe(String(offset));
        stored.push(byteLength);
        offset += byteLength;
        return new Response(null, { status: 204, headers: { 'upload-offset': String(offset) } });
      },
      'POST /api/pdsa/v1/cycles': async (request) => {
        expect(await request.json()).toMatchObject({ id: CYCLE, upload_id: 'u1' });
        return { status: 201, body: { id: CYCLE, version: 1, file: { received_sha256: receipt } } };
      },
    });
    const blob = new Blob([new Uint8Array(2_200_000)]);
    await waiting.add({ ...making(), file: { blob, name: 'board.jpg', field: 'upload_id' } });
    await waiting.tryNow();
    expect(items()[0]?.upload?.location).toBe('/api/pdsa/v1/uploads/u1');
    cut = false;
    await waiting.tryNow();
    // The server did not name what it has: the only copy stays.
    expect(items()).toHaveLength(1);
    receipt = items()[0]?.upload?.sha256 ?? '';
    await waiting.tryNow();
    expect(items()).toEqual([]);
    expect(stored).toEqual([1_048_576, 1_048_576, 102_848]);
    expect(asked.filter((line) => line === 'POST /api/pdsa/v1/uploads')).toHaveLength(1);
    expect(await device.vault?.all('file')).toEqual([]);
  });
});
