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
  /** Items of one lane go in order, each after the one before was received. Without it each has its own. */
  lane?: (item: Item) => string;
  /** Not to be sent by itself now: a person is typing in it, or has to look at it. */
  held?: (item: Item) => boolean;
  /** Lanes that have to be empty first. */
  after?: (item: Item) => string[];
}

export type Told<Result> = Result | { kind: 'sending' };

const EVERY_MS = 20_000;
const LONGEST_MS = 300_000;

export class Outbox<Item extends { id: string }, Result extends Answered> {
  private readonly listeners = new Set<(id: string, told: Told<Result>) => void>();
  private underWay: Promise<void> | null = null;
  private onceMore = false;
  /** The whole outbox waits until then; one item alone, by its id. */
  private notBefore = 0;
  private failures = 0;
  private readonly own = new Map<string, { notBefore: number; failures: number }>();
  /** What the server said no to is not asked again by itself, only by a person or a new visit. */
  private readonly refusals = new Set<string>();

  constructor(private readonly plan: Plan<Item, Result>) {}

  onOutcome(listener: (id: string, told: Told<Result>) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(id: string, told: Told<Result>) {
    for (const listener of this.listeners) listener(id, told);
  }

  /** An item has been kept, or has changed: it may go. */
  wanted(id: string): void {
    this.refusals.delete(id);
    this.own.delete(id);
    this.notBefore = 0;
    void this.flush();
  }

  /** A person asks, or the connection is back: also for what was refused, and without waiting any longer. */
  tryNow(): Promise<void> {
    this.refusals.clear();
    return this.afresh();
  }

  private afresh(): Promise<void> {
    this.own.clear();
    this.notBefore = 0;
    return this.flush();
  }

  /** Try everything that waits, one after the other. Two tabs take turns; the server stores each id once. */
  flush(): Promise<void> {
    this.onceMore = true;
    this.underWay ??= this.exclusively(async () => {
      // A round that has begun may have read the list before this was wanted: one more follows.
      while (this.onceMore) {
        this.onceMore = false;
        await this.round();
      }
    }).finally(() => {
      this.underWay = null;
    });
    return this.underWay;
  }

  private async exclusively(work: () => Promise<void>): Promise<void> {
    if (navigator.locks) await navigator.locks.request(this.plan.lock, work);
    else await work();
  }

  private async round(): Promise<void> {
    const { all, lane, held, after } = this.plan;
    const items = await all();
    const laneOf = (item: Item) => lane?.(item) ?? item.id;
    /** Lanes with something left in them. */
    const left = new Map<string, number>();
    for (const item of items) left.set(laneOf(item), (left.get(laneOf(item)) ?? 0) + 1);
    const stopped = new Set<string>();
    for (const item of items) {
      const own = laneOf(item);
      const early = Date.now() < Math.max(this.notBefore, this.own.get(item.id)?.notBefore ?? 0);
      if (early) this.tell(item.id, { kind: 'waiting', retryAfter: 0 } as Result);
      const blocked =
        early ||
        stopped.has(own) ||
        this.refusals.has(item.id) ||
        held?.(item) ||
        after?.(item).some((other) => left.get(other));
      if (blocked || (await this.attempt(item)) !== 'received') stopped.add(own);
      else left.set(own, (left.get(own) ?? 1) - 1);
    }
  }

  private async attempt(item: Item): Promise<Answered['kind']> {
    this.tell(item.id, { kind: 'sending' });
    const result = await this.plan.send(item);
    await this.plan.settle(item, result);
    if (result.kind === 'refused') this.refusals.add(item.id);
    if (result.kind === 'waiting') this.wait(item.id, result);
    else this.failures = 0;
    this.tell(item.id, result);
    return result.kind;
  }

  /** Twice as long after each failure, from two seconds to five minutes, each device a little different. */
  private wait(id: string, { retryAfter = 0, forAll }: Answered) {
    const failures = 1 + (forAll ? this.failures : (this.own.get(id)?.failures ?? 0));
    const pause = Math.min(1000 * 2 ** failures, LONGEST_MS) * (0.75 + Math.random() / 2);
    const notBefore = Date.now() + Math.max(retryAfter * 1000, pause);
    if (!forAll) this.own.set(id, { notBefore, failures });
    else {
      this.failures = failures;
      this.notBefore = notBefore;
    }
  }

  /**
   * `online` may come late or never, and lie: so also at the start, when the page is looked at again, and
   * every twenty seconds while somebody looks at it.
   */
  keepFlushing(): () => void {
    const attempt = () => {
      if (document.visibilityState === 'visible') void this.flush();
    };
    const afresh = () => {
      if (document.visibilityState === 'visible') void this.afresh();
    };
    const timer = setInterval(attempt, EVERY_MS);
    window.addEventListener('online', afresh);
    document.addEventListener('visibilitychange', afresh);
    attempt();
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', afresh);
      document.removeEventListener('visibilitychange', afresh);
    };
  }
}
