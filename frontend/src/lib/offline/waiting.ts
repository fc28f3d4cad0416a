/** The outbox of the signed-in app: what a person made, kept at once, sent in order, told where it stands. */

import type { QueryClient } from '@tanstack/react-query';
import { newId } from '../ids/new-id';
import { outboxOf } from '../outbox/outbox';
import { device } from './device';
import { keepFile, type NewFile, pieceKey, piecesOf } from './files';
import type { Item, ItemState, Upload } from './item';
import { type Fields, same } from './merge';
import { maySend, type Sent, sendItem } from './send';
import type { Vault } from './vault';

export type NewItem = Pick<Item, 'record' | 'method' | 'path' | 'body' | 'label'> &
  Partial<Pick<Item, 'version' | 'base' | 'names' | 'place' | 'needs' | 'query' | 'stale'>> & {
    file?: NewFile;
  };

export interface Edit
  extends Pick<Item, 'record' | 'path' | 'label' | 'names' | 'place' | 'query' | 'stale'> {
  version: number | null;
  /** The changed fields as the person saw them before. */
  base: Fields;
  changes: Fields;
  /** Sent with them: a reason, a note. */
  along?: Fields;
}

interface Snapshot {
  items: Item[];
  sending: ReadonlySet<string>;
  /** When this page last heard that a record was received. */
  received: ReadonlyMap<string, string>;
  discarded: Item[];
}

const nothing: Snapshot = { items: [], sending: new Set(), received: new Map(), discarded: [] };

class Waiting {
  private now: Snapshot = nothing;
  private client: QueryClient | null = null;
  private chain: Promise<unknown> = Promise.resolve();
  /** Somebody types in these; sent when they pause. */
  private readonly typing = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly again = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private channel: BroadcastChannel | null = null;
  private readonly outbox = outboxOf<Item, Sent>({
    lock: 'duru-app-outbox',
    all: async () => (device.vault ? itemsIn(device.vault) : []),
    send: (item) => this.send(item),
    settle: async (item, sent) => {
      // After closing, what the server has got is recognised at the next opening.
      if (device.vault?.person === item.person) await this.inTurn(() => this.settle(item, sent));
    },
    blocked: (item, left) =>
      this.typing.has(item.id) ||
      before(item, left) ||
      (item.trouble !== undefined && !this.again.delete(item.id)),
  });

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): Snapshot => this.now;

  /** From the opening of a person's vault to its closing. */
  start(client: QueryClient): () => void {
    this.client = client;
    this.channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('duru-waiting') : null;
    if (this.channel) {
      this.channel.onmessage = ({ data }: MessageEvent<{ stale?: unknown[][] }>) => {
        void this.read();
        for (const queryKey of data.stale ?? []) void client.invalidateQueries({ queryKey });
      };
    }
    const deaf = this.outbox.onOutcome((id, told) => {
      const sending = new Set(this.now.sending);
      if (told.kind === 'sending') sending.add(id);
      else sending.delete(id);
      this.become({ sending });
    });
    let stop: (() => void) | undefined;
    let gone = false;
    void this.read().then(() => {
      if (!gone) stop = this.outbox.keepFlushing();
    });
    return () => {
      gone = true;
      deaf();
      stop?.();
      this.channel?.close();
      this.channel = null; // what is under way may still come to its end
      for (const timer of this.typing.values()) clearTimeout(timer);
      this.typing.clear();
      this.now = nothing;
      this.listeners.forEach((listener) => {
        listener();
      });
    };
  }

  /** Keeps it on this device, then sends it as soon as that is possible. @returns the item's id */
  async add({ file, ...given }: NewItem): Promise<string> {
    return this.inTurn(async (vault) => {
      const id = newId();
      const item: Item = {
        version: null,
        ...given,
        id,
        person: vault.person,
        madeAt: new Date().toISOString(),
        key: id,
        tried: false,
      };
      if (file) item.upload = await keepFile(vault, id, file);
      await vault.put('outbox', id, item);
      await this.told(item);
      return id;
    });
  }

  /**
   * Changes of some fields of one record. What is not on its way yet takes them in, so that a long session
   * of typing is one change; it goes after a pause, or with `now` at once.
   */
  async edit(edit: Edit, now = false): Promise<void> {
    await this.inTurn(async (vault) => {
      const lane = (await itemsIn(vault)).filter(({ record }) => record === edit.record);
      const item = absorbing(lane, edit) ?? {
        ...pick(edit),
        id: newId(),
        person: vault.person,
        method: 'PATCH' as const,
        body: {},
        version: lane.length > 0 ? null : edit.version,
        base: {},
        madeAt: new Date().toISOString(),
        key: '',
        tried: false,
      };
      const base = item.method === 'PATCH' ? { base: { ...edit.base, ...item.base } } : {};
      const { trouble, ...rest } = item;
      const conflict = trouble?.kind === 'conflict' ? { trouble: answered(trouble, edit.changes) } : {};
      const next: Item = {
        ...rest,
        ...conflict,
        ...base,
        ...(edit.along && { along: { ...item.along, ...edit.along } }),
        body: { ...item.body, ...edit.changes },
        madeAt: new Date().toISOString(),
        key: newId(),
        tried: false,
      };
      // Typed and taken back again: there is nothing to send.
      const idle =
        next.base && !trouble && lane.length === 0 && same(next.body, pickKeys(next.base, next.body));
      if (idle) return;
      if (now) this.rest(next.id);
      else this.pause(next.id);
      await vault.put('outbox', next.id, next);
      await this.told(next, now);
    });
  }

  /** The person has stopped typing in this record (left the field, or the page). */
  done(record: string): void {
    for (const item of this.now.items) {
      if (item.record === record && this.typing.has(item.id)) {
        this.rest(item.id);
        this.outbox.wanted(item.id);
      }
    }
  }

  /** Sends what it can, also what was refused before. */
  async tryNow(): Promise<void> {
    for (const item of this.now.items) {
      this.rest(item.id);
      if (item.trouble?.kind === 'refused') this.again.add(item.id);
    }
    await this.outbox.tryNow();
  }

  /** Off the list, and to be had back for as long as the person stays signed in on this device. */
  async discard(id: string): Promise<void> {
    await this.inTurn(async (vault) => {
      const item = await vault.get<Item>('outbox', id);
      if (!item) return;
      await vault.put('discarded', id, item);
      await vault.remove('outbox', id);
      this.rest(id);
      for (const queryKey of item.query ? [item.query] : [])
        void this.client?.invalidateQueries({ queryKey });
      await this.told(item);
    });
  }

  async takeBack(id: string): Promise<void> {
    await this.inTurn(async (vault) => {
      const item = await vault.get<Item>('discarded', id);
      if (!item) return;
      await vault.put('outbox', id, item);
      await vault.remove('discarded', id);
      await this.told(item);
    });
  }

  /** Puts these in the place of one item, in the same record and in this order. */
  async replace(id: string, by: Pick<Item, 'body' | 'base' | 'version'>[]): Promise<void> {
    await this.inTurn(async (vault) => {
      const { trouble: _, ...item } = (await vault.get<Item>('outbox', id)) ?? ({} as Item);
      if (!item.id) return;
      const [first, ...others] = by;
      const made = (change: Pick<Item, 'body' | 'base' | 'version'>, own: string): Item => {
        return { ...item, ...change, id: own, key: newId(), tried: false };
      };
      if (first) await vault.put('outbox', id, made(first, id));
      else await vault.remove('outbox', id);
      for (const change of others) {
        const next = made(change, newId());
        await vault.put('outbox', next.id, { ...next, tried: true });
      }
      await this.told(item);
    });
  }

  /** Items from a file that was saved on this or another device; those that are here already stay as they are. */
  async bringBack(items: { item: Item; pieces: ArrayBuffer[] }[]): Promise<number> {
    return this.inTurn(async (vault) => {
      const here = new Set((await itemsIn(vault)).map(({ id }) => id));
      const fresh = items.filter(({ item }) => item.person === vault.person && !here.has(item.id));
      for (const { item, pieces } of fresh) {
        for (const [n, piece] of pieces.entries()) await vault.putBytes('file', pieceKey(item.id, n), piece);
        await vault.put('outbox', item.id, item);
      }
      await this.told(fresh[0]?.item);
      return fresh.length;
    });
  }

  /** Resolves when everything that was handed over so far is on the disk, or could not be put there. */
  async kept(): Promise<void> {
    await this.chain;
  }

  pieces(item: Item): Promise<ArrayBuffer[]> {
    return device.vault ? piecesOf(device.vault, item) : Promise.resolve([]);
  }

  stateOf(item: Item): ItemState {
    if (this.now.sending.has(item.id)) return 'sending';
    return item.trouble ? 'needs-you' : 'device';
  }

  private pause(id: string) {
    clearTimeout(this.typing.get(id));
    const timer = setTimeout(() => {
      this.rest(id);
      this.outbox.wanted(id);
    }, 2500);
    this.typing.set(id, timer);
  }

  private rest(id: string) {
    clearTimeout(this.typing.get(id));
    this.typing.delete(id);
  }

  private async send(item: Item): Promise<Sent> {
    const { vault } = device;
    // What was not tried can still take changes in.
    if (vault?.person !== item.person || !(await maySend(item.person))) {
      return { kind: 'waiting', forAll: true };
    }
    const ready = await this.inTurn(async () => {
      // The person may have changed or discarded it since the round began.
      const latest = await vault.get<Item>('outbox', item.id);
      if (!latest || this.typing.has(item.id)) return null;
      if (!latest.tried) await vault.put('outbox', item.id, { ...latest, tried: true });
      return latest;
    });
    if (!ready) return { kind: 'waiting' };
    const keepUpload = (upload: Upload) => vault.put('outbox', item.id, { ...ready, tried: true, upload });
    return sendItem(ready, (n) => vault.bytes('file', pieceKey(item.id, n)), keepUpload);
  }

  private async settle(item: Item, sent: Sent): Promise<void> {
    const { vault } = device;
    if (!vault || vault.person !== item.person) return;
    const there = await vault.get<Item>('outbox', item.id);
    if (sent.answer && item.query) this.client?.setQueryData(item.query, sent.answer);
    if (sent.kind === 'received') {
      await this.passOn(vault, item, sent.version ?? null);
      await vault.remove('outbox', item.id);
      if (item.upload) await vault.remove('file', `${item.id}/`);
      const received = new Map(this.now.received).set(item.record, new Date().toISOString());
      this.become({ received });
      for (const queryKey of item.stale ?? []) void this.client?.invalidateQueries({ queryKey });
    } else if (sent.kind === 'refused' && there) {
      await vault.put('outbox', item.id, { ...there, ...sent.change, trouble: sent.trouble });
    }
    await this.read();
    const stale = [...(item.query ? [item.query] : []), ...(item.stale ?? [])];
    if (sent.kind !== 'waiting') this.channel?.postMessage({ stale });
  }

  /** What this person did next to the same record was done on top of this. */
  private async passOn(vault: Vault, item: Item, version: number | null) {
    if (version === null) return;
    for (const later of await itemsIn(vault)) {
      if (later.record === item.record && later.id !== item.id && later.base && !later.trouble) {
        await vault.put('outbox', later.id, { ...later, version });
      }
    }
  }

  private async told(item?: Item, send = true): Promise<void> {
    await this.read();
    this.channel?.postMessage({ stale: item?.stale ?? [] });
    if (send && item) this.outbox.wanted(item.id);
  }

  private async read(): Promise<void> {
    const { vault } = device;
    if (!vault) return;
    const [items, discarded] = await Promise.all([itemsIn(vault), vault.all<Item>('discarded')]);
    if (device.vault === vault) this.become({ items, discarded: discarded.map(({ value }) => value) });
  }

  private become(change: Partial<Snapshot>) {
    this.now = { ...this.now, ...change };
    for (const listener of this.listeners) listener();
  }

  /** One change of the list after the other, in this tab and in the others. */
  private inTurn<Result>(work: (vault: Vault) => Promise<Result>): Promise<Result> {
    // Whose list it is, is decided now: the person may be gone when it is this one's turn.
    const { vault } = device;
    const locked = async () => {
      if (!vault) throw new Error('nobody is signed in on this device');
      if (!navigator.locks) return work(vault);
      return (await navigator.locks.request('duru-app-list', () => work(vault))) as Result;
    };
    const turn = this.chain.then(locked, locked);
    this.chain = turn.catch(() => undefined);
    return turn;
  }
}

/** What belongs to one record goes in order, and after the records that it needs. */
const before = (item: Item, left: readonly Item[]) =>
  left.findIndex(({ record }) => record === item.record) < left.indexOf(item) ||
  left.some(({ record }) => item.needs?.includes(record));

const itemsIn = async (vault: Vault) => (await vault.all<Item>('outbox')).map(({ value }) => value);

/** The item that takes a change in: the refused one that it mends, else the last one if not under way. */
function absorbing(lane: Item[], edit: Edit): Item | undefined {
  const has = (item: Item) => Object.keys(edit.changes).every((name) => name in (item.body ?? {}));
  const refused = lane.find((item) => item.trouble?.kind === 'refused' && has(item));
  const last = lane.at(-1);
  if (refused || !last || (last.tried && !last.trouble)) return refused;
  if (last.method === 'PATCH' && last.path === edit.path) return last;
  return last.method === 'POST' && !last.base && has(last) ? last : undefined;
}

/** Typing on while two versions wait to be settled: my side of the choice is what I typed last. */
function answered(trouble: Extract<Item['trouble'], { kind: 'conflict' }>, changes: Fields) {
  const clashes = trouble.clashes.map((clash) =>
    clash.at in changes ? { ...clash, yours: changes[clash.at] } : clash,
  );
  return { ...trouble, clashes };
}

const pick = ({ record, path, label, names, place, query, stale }: Edit) => ({
  record,
  path,
  label,
  ...(names && { names }),
  ...(place && { place }),
  ...(query && { query }),
  ...(stale && { stale }),
});

const pickKeys = (from: Fields, like: Fields | null): Fields =>
  Object.fromEntries(Object.keys(like ?? {}).map((name) => [name, from[name] ?? null]));

export const waiting = new Waiting();
