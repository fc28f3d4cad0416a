import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { serverEvents } from './events';
import { failuresBeforePolling, follow, type LiveState, pollEvery, pollsBeforeStream } from './follow';
import { takeLane } from './lanes';

const stream = (...chunks: string[]) =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        controller.close();
      },
    }),
  );

test('an event cut anywhere by the network is read whole', async () => {
  const body = stream('id: 7\nevent: cha', 'nged\ndata: {"a"', ':1}\n\n: beat\n\n').body;
  const seen = [];
  if (body) for await (const event of serverEvents(body)) seen.push(event);
  expect(seen).toEqual([{ id: '7', name: 'changed', data: '{"a":1}' }, 'heartbeat']);
});

describe('a page that follows a topic', () => {
  let stop: AbortController;
  beforeEach(() => {
    vi.useFakeTimers();
    stop = new AbortController();
  });
  afterEach(() => {
    stop.abort();
    vi.useRealTimers();
  });

  test('resumes after the last event it saw', async () => {
    const asked: (string | null)[] = [];
    void follow({
      lane: takeLane,
      open: async (lastEventId) => {
        asked.push(lastEventId);
        return stream(`id: ${asked.length}\ndata: x\n\n`);
      },
      onEvent: () => undefined,
      poll: async () => undefined,
      onState: () => undefined,
      signal: stop.signal,
    });
    await vi.advanceTimersByTimeAsync(600);
    expect(asked.slice(0, 3)).toEqual([null, '1', '2']);
  });

  test('polls after three failures and says so, then tries the stream again', async () => {
    const states: LiveState[] = [];
    const open = vi.fn(async () => new Response(null, { status: 503 }));
    const poll = vi.fn(async () => undefined);
    void follow({
      lane: takeLane,
      open,
      poll,
      onEvent: () => undefined,
      onState: (s) => states.push(s),
      signal: stop.signal,
    });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(open).toHaveBeenCalledTimes(failuresBeforePolling);
    expect(states.at(-1)).toBe('polling');
    expect(poll).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(pollEvery);
    expect(poll).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(pollEvery * 4);
    expect(open.mock.calls.length).toBeGreaterThan(failuresBeforePolling);
  });

  test('asks nothing more once it has been left', async () => {
    const open = vi.fn(async () => new Response(null, { status: 503 }));
    void follow({
      lane: takeLane,
      open,
      poll: async () => undefined,
      onEvent: () => undefined,
      onState: () => undefined,
      signal: stop.signal,
    });
    await vi.advanceTimersByTimeAsync(0);
    stop.abort();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(open).toHaveBeenCalledTimes(1);
  });

  test('leaves connections for everything else: more topics than lanes are polled until one is free', async () => {
    let streams = 0;
    const most: number[] = [];
    const open = vi.fn(
      (_: string | null, signal: AbortSignal) =>
        new Promise<Response>((_resolve, reject) => {
          streams += 1;
          most.push(streams);
          signal.addEventListener('abort', () => {
            streams -= 1;
            reject(signal.reason);
          });
        }),
    );
    const poll = vi.fn(async () => undefined);
    const topics = [stop, ...[1, 2, 3].map(() => new AbortController())];
    for (const { signal } of topics)
      void follow({ lane: takeLane, open, poll, onEvent: () => undefined, onState: () => undefined, signal });
    await vi.advanceTimersByTimeAsync(0);
    expect([open.mock.calls.length, poll.mock.calls.length]).toEqual([2, 2]);
    stop.abort();
    await vi.advanceTimersByTimeAsync(pollEvery * pollsBeforeStream);
    expect([streams, Math.max(...most)]).toEqual([2, 2]);
    for (const topic of topics) topic.abort();
    await vi.advanceTimersByTimeAsync(0);
  });
});
