/** Answers that were given and are not yet received: sent when the connection is there, each stored once. */

import { readAll, settle, type Waiting, write } from './database';
import { type SendResult, send } from './server';

const EVERY_MS = 20_000;
const LOCK = 'duru-respond-outbox';

export type Outcome = SendResult | { kind: 'sending' };
type Listener = (id: string, outcome: Outcome) => void;

const listeners = new Set<Listener>();
let underWay: Promise<void> | null = null;
let onceMore = false;
let notBefore = 0;
/** What the server said no to is not asked again by itself, only by a person or a new visit. */
const refusals = new Set<string>();

export function onOutcome(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = (id: string, outcome: Outcome) => {
  for (const listener of listeners) listener(id, outcome);
};

/** Keep it on the device first; only then try to send. */
export async function enqueue(item: Waiting): Promise<void> {
  await write('outbox', item);
  refusals.delete(item.id);
  notBefore = 0;
  void flush();
}

/** A person asks: also for what was refused, and without waiting any longer. */
export function tryNow(): Promise<void> {
  refusals.clear();
  notBefore = 0;
  return flush();
}

/** Try everything that waits, one after the other. Two tabs take turns; the server stores each id once. */
export function flush(): Promise<void> {
  // A round that has begun may have read the list before this was wanted: one more follows.
  if (underWay) onceMore = true;
  underWay ??= exclusively(sendAll).finally(() => {
    underWay = null;
    if (onceMore) {
      onceMore = false;
      void flush();
    }
  });
  return underWay;
}

async function exclusively(work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(LOCK, work);
  else await work();
}

async function sendAll(): Promise<void> {
  for (const item of await readAll('outbox')) {
    if (Date.now() < notBefore) {
      tell(item.id, { kind: 'waiting', retryAfter: 0 });
      continue;
    }
    if (refusals.has(item.id)) continue;
    tell(item.id, { kind: 'sending' });
    const result = await send(item);
    if (result.kind === 'received') await settle(result.receipt);
    if (result.kind === 'refused') refusals.add(item.id);
    if (result.kind === 'waiting') notBefore = Date.now() + result.retryAfter * 1000;
    tell(item.id, result);
  }
}

/**
 * `online` may come late or never, and lie: so also at the start, when the page is looked at again, and
 * every twenty seconds while somebody looks at it.
 */
export function keepFlushing(): () => void {
  const attempt = () => {
    if (document.visibilityState === 'visible') void flush();
  };
  const timer = setInterval(attempt, EVERY_MS);
  window.addEventListener('online', attempt);
  document.addEventListener('visibilitychange', attempt);
  attempt();
  return () => {
    clearInterval(timer);
    window.removeEventListener('online', attempt);
    document.removeEventListener('visibilitychange', attempt);
  };
}
