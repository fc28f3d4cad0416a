import { type ServerEvent, serverEvents } from './events';

export type LiveState = 'connecting' | 'live' | 'polling';

export const failuresBeforePolling = 3;
export const pollEvery = 15_000;
/** While polling, the stream is tried again after this many polls. */
export const pollsBeforeStream = 4;
/** Silence after which a stream counts as lost: a dropped mobile connection tells nobody. */
export const silenceLimit = 60_000;

interface Follow {
  /** A place among the page's streams; without one the page polls and asks again. */
  lane: () => (() => void) | undefined;
  /** Opens the stream; must reject or resolve not-ok when it can't. */
  open: (lastEventId: string | null, signal: AbortSignal) => Promise<Response>;
  onEvent: (event: ServerEvent) => void;
  /** Fetches the page's data once, by ETag. */
  poll: () => Promise<unknown>;
  onState: (state: LiveState) => void;
  signal: AbortSignal;
}

/** Follows a topic until aborted: the stream first, polling after three failures in a row or where streams are many. */
export async function follow({ lane, open, onEvent, poll, onState, signal }: Follow): Promise<void> {
  let failures = 0;
  let lastEventId: string | null = null;
  while (!signal.aborted) {
    const leave = lane();
    if (!leave) {
      await pollForAWhile();
      continue;
    }
    const heard = await listen().finally(leave);
    if (signal.aborted) return;
    failures = heard ? 0 : failures + 1;
    if (failures >= failuresBeforePolling) await pollForAWhile();
    else await wait(heard ? 250 : 1000 * 2 ** failures, signal);
  }

  async function listen(): Promise<boolean> {
    let heard = false;
    const stream = new AbortController();
    const stop = () => stream.abort();
    signal.addEventListener('abort', stop, { once: true });
    let silence = setTimeout(stop, silenceLimit);
    try {
      const response = await open(lastEventId, stream.signal);
      if (!response.ok || !response.body) return false;
      onState('live');
      for await (const event of serverEvents(response.body)) {
        heard = true;
        clearTimeout(silence);
        silence = setTimeout(stop, silenceLimit);
        if (event === 'heartbeat') continue;
        lastEventId = event.id ?? lastEventId;
        onEvent(event);
      }
    } catch {
      // a lost connection; the caller counts it
    } finally {
      clearTimeout(silence);
      signal.removeEventListener('abort', stop);
      if (!signal.aborted) onState('connecting');
    }
    return heard;
  }

  async function pollForAWhile() {
    onState('polling');
    for (let polls = 0; polls < pollsBeforeStream && !signal.aborted; polls += 1) {
      await poll().catch(() => undefined); // the page's own query shows the failure
      await wait(pollEvery, signal);
    }
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
