import { useEffect, useRef, useState } from 'react';
import { authorisedFetch } from '../api/authorised-fetch';
import type { Part } from '../api/problem';
import { session } from '../session/session';
import type { ServerEvent } from './events';
import { follow, type LiveState } from './follow';
import { takeLane } from './lanes';

interface Live {
  part: Part;
  /** As the service names it, for example `wave:{id}`; null follows nothing. */
  topic: string | null;
  onEvent: (event: ServerEvent) => void;
  poll: () => Promise<unknown>;
}

/** Keeps a page up to date without reload while it is shown. */
export function useLive({ part, topic, onEvent, poll }: Live): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const latest = useRef({ onEvent, poll });
  useEffect(() => {
    latest.current = { onEvent, poll };
  });

  useEffect(() => {
    if (!topic) return;
    const stop = new AbortController();
    const send = authorisedFetch(session);
    void follow({
      lane: takeLane,
      open: (lastEventId, signal) => send(streamRequest(part, topic, lastEventId, signal)),
      onEvent: (event) => latest.current.onEvent(event),
      poll: () => latest.current.poll(),
      onState: setState,
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [part, topic]);

  return state;
}

function streamRequest(part: Part, topic: string, lastEventId: string | null, signal: AbortSignal) {
  const url = new URL(`/api/${part}/v1/live`, window.location.origin);
  url.searchParams.set('topic', topic);
  const headers = new Headers({ accept: 'text/event-stream' });
  if (lastEventId) headers.set('last-event-id', lastEventId);
  return new Request(url, { headers, signal, cache: 'no-store' });
}
