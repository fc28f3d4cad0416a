import { QueryClient } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { amina, cleanDevice, signedInAs, signInAs } from '../../testing/device';
import { fakeApi } from '../../testing/fake-api';
import type { Item } from './item';
import { overlay, useRecordEditor } from './useRecordEditor';
import { waiting } from './waiting';

const ID = '01938c5e-0000-7000-8000-0000000000c1';
const PATH = `/api/pdsa/v1/cycles/${ID}`;
const cycle = { id: ID, version: 3, who: 'Ann', where: 'Room 1' };
const query = ['cycle', ID];

let stop: () => void;
const client = new QueryClient();

async function begin(patch: Parameters<typeof fakeApi>[0][string]) {
  fakeApi({ 'POST /api/identity/v1/session': () => signedInAs(amina), [`PATCH ${PATH}`]: patch });
  await signInAs(amina);
  stop = waiting.start(client);
  return edit();
}

const edit = () =>
  renderHook(() =>
    useRecordEditor({ record: `cycle:${ID}`, path: PATH, data: cycle, label: 'Cycle', names: {}, query }),
  );
const offline = () => {
  throw new TypeError('no connection');
};
const items = () => waiting.snapshot().items;

afterEach(async () => {
  stop();
  await cleanDevice(amina);
  client.clear();
});

test('what is typed is shown at once, is on the device soon, and is there again after a restart', async () => {
  const { result, unmount } = await begin(offline);
  act(() => result.current.set('who', 'Ben'));
  expect(result.current.shown.who).toBe('Ben');
  expect(result.current.state.kind).toBe('typing');
  await waitFor(() => expect(items()).toHaveLength(1));
  expect(items()[0]).toMatchObject({
    method: 'PATCH',
    body: { who: 'Ben' },
    base: { who: 'Ann' },
    version: 3,
  });
  await waitFor(() => expect(result.current.state.kind).toBe('device'));
  unmount();
  const again = edit();
  expect(again.result.current.shown).toMatchObject({ who: 'Ben', where: 'Room 1' });
  again.unmount();
});

test('leaving the page keeps the last keystrokes without waiting', async () => {
  const { result, unmount } = await begin(offline);
  act(() => result.current.set('who', 'B'));
  act(() => result.current.set('who', 'Be'));
  window.dispatchEvent(new Event('pagehide'));
  await vi.waitFor(() => expect(items()[0]?.body).toEqual({ who: 'Be' }));
  unmount();
});

test('leaving a field sends it; the answer takes the place of the record', async () => {
  const { result, unmount } = await begin(async (request) => {
    expect(request.headers.get('if-match')).toBe('"3"');
    return { body: { ...cycle, version: 4, ...((await request.json()) as object) } };
  });
  act(() => result.current.set('where', 'Hall'));
  act(() => result.current.leave());
  await waitFor(() => expect(result.current.state.kind).toBe('received'));
  expect(client.getQueryData(query)).toMatchObject({ version: 4, where: 'Hall' });
  expect(items()).toEqual([]);
  unmount();
});

test('what is typed in the very moment in which the field before was kept is kept, too', async () => {
  const { result, unmount } = await begin(offline);
  let done: () => void = () => undefined;
  const changes: unknown[] = [];
  vi.spyOn(waiting, 'edit').mockImplementation((edit) => {
    changes.push(edit.changes);
    return new Promise((resolve) => {
      done = resolve;
    });
  });
  act(() => result.current.set('who', 'Ben'));
  act(() => result.current.leave());
  // The next keystroke comes before the page has drawn that the first was kept.
  await act(async () => {
    done();
    await Promise.resolve();
    await Promise.resolve();
    result.current.set('where', 'Hall');
  });
  act(() => result.current.leave());
  await act(async () => done());
  expect(changes).toEqual([{ who: 'Ben' }, { where: 'Hall' }]);
  await waitFor(() => expect(result.current.state.kind).toBe('idle'));
  vi.restoreAllMocks();
  unmount();
});

test('a clash needs the person, and both texts stay to be seen', async () => {
  const { result, unmount } = await begin(() => ({
    status: 412,
    body: { current: { ...cycle, version: 5, who: 'Cai' } },
  }));
  act(() => result.current.set('who', 'Ben'));
  act(() => result.current.leave());
  await waitFor(() => expect(result.current.state.kind).toBe('needs-you'));
  expect(result.current.shown.who).toBe('Ben');
  expect(items()[0]?.trouble).toMatchObject({ clashes: [{ yours: 'Ben', current: 'Cai' }] });
  unmount();
});

test('a step shows the field that it changes, never its reason in a field of the same name', () => {
  const step = { method: 'POST', body: { stage: 'do', reason: 'again' }, base: { stage: 'act' } };
  const shown = overlay({ stage: 'act', reason: 'It works' }, [step as unknown as Item]);
  expect(shown).toEqual({ stage: 'do', reason: 'It works' });
});
