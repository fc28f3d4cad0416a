/**
 * Things that were made on this device and are not yet received: sent when the connection is there, each
 * stored once by its id. The public form and the signed-in app send through this; what an item is, where it
 * is kept and how it is sent are theirs.
 */

export interface Answered {
  /** `waiting`: nobody answered, or the server asks to come again; `refused`: only a person can mend it. */
  kind: 'received' | 'waiting' | 'refused';
  /** Seconds that the server asks to wait. */
  retryAfter?: number;
  /** The others would fare the same: no connection, or nobody signed in. */
  forAll?: boolean;
}

export interface Plan<Item extends { id: string }, Result extends Answered> {
  /** One tab sends at a time. */
  lock: string;
  /** What waits, oldest first. */
  all: () => Promise<Item[]>;
  send: (item: Item) => Promise<Result>;
  /** Puts down what came of it, before anybody is told. */
  settle: (item: Item, result: Result) => Promise<void>;
  /** Not to be sent now: a person has it in hand, or another of those that are `left` comes first. */
  blocked?: (item: Item, left: readonly Item[]) => boolean;
}

export type Told<Result> = Result | { kind: 'sending' };

const EVERY_MS = 20_000;
const LONGEST_MS = 300_000;

export interface Outbox<Result> {
  onOutcome: (listener: (id: string, told: Told<Result>) => void) => () => void;
  /** An item has been kept, or has changed: it may go. */
  wanted: (id: string) => void;
  /** A person asks: also for what was refused, and without waiting any longer. */
  tryNow: () => Promise<void>;
  /** Try everything that waits, one after the other. Two tabs take turns; the server stores each id once. */
  flush: () => Promise<void>;
  /**
   * `online` may come late or never, and lie: so also at the start, when the page is looked at again, and
   * every twenty seconds while somebody looks at it. @returns how to stop
   */
  keepFlushing: () => () => void;
}

export function outboxOf<Item extends { id: string }, Result extends Answered>(
  plan: Plan<Item, Result>,
): Outbox<Result> {
  const listeners = new Set<(id: string, told: Told<Result>) => void>();
  /** By item, and under `ALL` for the whole outbox. */
  const pauses = new Map<string, Pause>();
  let underWay: Promise<void> | null = null;
  let onceMore = false;
  /** Counts how often it was asked for anew: what an attempt from before found out holds nobody up. */
  let asked = 0;

  const tell = (id: string, told: Told<Result>) => {
    for (const listener of listeners) listener(id, told);
  };

  async function attempt(item: Item): Promise<boolean> {
    tell(item.id, { kind: 'sending' });
    const begun = asked;
    const result = await plan.send(item);
    await plan.settle(item, result);
    const whom = result.forAll ? ALL : item.id;
    if (result.kind === 'received') pauses.delete(ALL);
    // What the server said no to is not asked again by itself, only by a person or a new visit.
    else if (result.kind === 'refused') pauses.set(whom, NEVER);
    else if (begun === asked) pauses.set(whom, longer(pauses.get(whom), result));
    tell(item.id, result);
    return result.kind === 'received';
  }

  async function round(): Promise<void> {
    const left = await plan.all();
    for (const item of [...left]) {
      const until = Math.max(pauses.get(ALL)?.until ?? 0, pauses.get(item.id)?.until ?? 0);
      if (Date.now() < until) {
        if (until < NEVER.until) tell(item.id, { kind: 'waiting', retryAfter: 0 } as Result);
      } else if (!plan.blocked?.(item, left) && (await attempt(item))) left.splice(left.indexOf(item), 1);
    }
  }

  function flush(): Promise<void> {
    onceMore = true;
    const work = async () => {
      // A round that has begun may have read the list before this was wanted: one more follows.
      while (onceMore) {
        onceMore = false;
        await round();
      }
    };
    const inTurn = async () => {
      if (navigator.locks) await navigator.locks.request(plan.lock, work);
      else await work();
    };
    underWay ??= inTurn().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  function afresh(refused: boolean): Promise<void> {
    asked += 1;
    for (const [id, pause] of pauses) if (refused || pause !== NEVER) pauses.delete(id);
    return flush();
  }

  return {
    onOutcome: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wanted: (id) => {
      asked += 1;
      pauses.delete(id);
      pauses.delete(ALL);
      void flush();
    },
    tryNow: () => afresh(true),
    flush,
    keepFlushing: () => {
      const looked = (work: () => Promise<void>) => () => {
        if (document.visibilityState === 'visible') void work();
      };
      const back = looked(() => afresh(false));
      const timer = setInterval(looked(flush), EVERY_MS);
      window.addEventListener('online', back);
      document.addEventListener('visibilitychange', back);
      back();
      return () => {
        clearInterval(timer);
        window.removeEventListener('online', back);
        document.removeEventListener('visibilitychange', back);
      };
    },
  };
}

interface Pause {
  until: number;
  failures: number;
}

const ALL = '';
const NEVER: Pause = { until: Number.POSITIVE_INFINITY, failures: 0 };

/** Twice as long after each failure, from two seconds to five minutes, each device a little different. */
function longer(before: Pause | undefined, { retryAfter = 0 }: Answered): Pause {
  const failures = 1 + (before?.failures ?? 0);
  const pause = Math.min(1000 * 2 ** failures, LONGEST_MS) * (0.75 + Math.random() / 2);
  return { failures, until: Date.now() + Math.max(retryAfter * 1000, pause) };
}
