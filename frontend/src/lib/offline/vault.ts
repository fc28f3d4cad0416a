/**
 * What one person keeps on this device. Each row is encrypted by itself under their key, bound to its place;
 * writes are asked to be on the disk before they are said to be done.
 */

import { database, rowsOf, type SealedRow } from './database';

export interface Kept<Value> {
  key: string;
  seq: number;
  value: Value;
}

export interface Vault {
  readonly person: string;
  /** false: only until the page is closed, because this browser keeps nothing. */
  readonly lasting: boolean;
  /** Oldest first. */
  all: <Value>(kind: string) => Promise<Kept<Value>[]>;
  get: <Value>(kind: string, key: string) => Promise<Value | undefined>;
  /** A row that is there keeps its place in the order. */
  put: (kind: string, key: string, value: unknown) => Promise<void>;
  putBytes: (kind: string, key: string, bytes: ArrayBuffer) => Promise<void>;
  bytes: (kind: string, key: string) => Promise<ArrayBuffer | undefined>;
  /** Removes rows; `kind` and a key, or the beginning of keys ending in `/`. */
  remove: (kind: string, ...keys: string[]) => Promise<void>;
}

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const decode = (bytes: ArrayBuffer): unknown => JSON.parse(new TextDecoder().decode(bytes));

const rangeOf = (person: string, kind: string, key: string) =>
  key.endsWith('/')
    ? IDBKeyRange.bound([person, kind, key], [person, kind, `${key}\uffff`])
    : IDBKeyRange.only([person, kind, key]);

export class SealedVault implements Vault {
  readonly lasting = true;
  constructor(
    readonly person: string,
    private readonly key: CryptoKey,
  ) {}

  private bound(kind: string, key: string, iv: Uint8Array<ArrayBuffer>) {
    const additionalData = new TextEncoder().encode([this.person, kind, key].join('/'));
    return { name: 'AES-GCM', iv, additionalData };
  }

  private open(row: SealedRow): Promise<ArrayBuffer> {
    return crypto.subtle.decrypt(this.bound(row.kind, row.key, row.iv), this.key, row.sealed);
  }

  async all<Value>(kind: string): Promise<Kept<Value>[]> {
    const rows = await (await database()).getAll('rows', rowsOf(this.person, kind));
    const kept = await Promise.all(
      rows.map(async (row) => {
        // A row that can't be read any more must not hide the others.
        const bytes = await this.open(row).catch(() => null);
        return bytes && { key: row.key, seq: row.seq, value: decode(bytes) as Value };
      }),
    );
    return kept.filter((row) => row !== null).sort((a, b) => a.seq - b.seq);
  }

  async get<Value>(kind: string, key: string): Promise<Value | undefined> {
    const bytes = await this.bytes(kind, key);
    return bytes && (decode(bytes) as Value);
  }

  async bytes(kind: string, key: string): Promise<ArrayBuffer | undefined> {
    const row = await (await database()).get('rows', [this.person, kind, key]);
    return row && this.open(row);
  }

  put(kind: string, key: string, value: unknown): Promise<void> {
    return this.putBytes(kind, key, encode(value).buffer);
  }

  async putBytes(kind: string, key: string, bytes: ArrayBuffer): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(this.bound(kind, key, iv), this.key, bytes);
    const transaction = (await database()).transaction(['rows', 'notes'], 'readwrite', {
      durability: 'strict',
    });
    const rows = transaction.objectStore('rows');
    const notes = transaction.objectStore('notes');
    const there = await rows.get([this.person, kind, key]);
    const seq = there?.seq ?? Number((await notes.get('seq')) ?? 0) + 1;
    if (!there) void notes.put(seq, 'seq');
    void rows.put({ person: this.person, kind, key, seq, iv, sealed });
    await transaction.done;
  }

  async remove(kind: string, ...keys: string[]): Promise<void> {
    const transaction = (await database()).transaction('rows', 'readwrite', { durability: 'strict' });
    for (const key of keys) void transaction.store.delete(rangeOf(this.person, kind, key));
    await transaction.done;
  }
}

/** For a browser that keeps nothing: the same, until the page is closed. */
export class PassingVault implements Vault {
  readonly lasting = false;
  private readonly rows = new Map<string, { kind: string; key: string; seq: number; bytes: ArrayBuffer }>();
  private seq = 0;
  constructor(readonly person: string) {}

  async all<Value>(kind: string): Promise<Kept<Value>[]> {
    return [...this.rows.values()]
      .filter((row) => row.kind === kind)
      .map(({ key, seq, bytes }) => ({ key, seq, value: decode(bytes) as Value }));
  }

  async get<Value>(kind: string, key: string): Promise<Value | undefined> {
    const bytes = await this.bytes(kind, key);
    return bytes && (decode(bytes) as Value);
  }

  async bytes(kind: string, key: string): Promise<ArrayBuffer | undefined> {
    return this.rows.get(`${kind}/${key}`)?.bytes;
  }

  put(kind: string, key: string, value: unknown): Promise<void> {
    return this.putBytes(kind, key, encode(value).buffer);
  }

  async putBytes(kind: string, key: string, bytes: ArrayBuffer): Promise<void> {
    const place = `${kind}/${key}`;
    this.rows.set(place, { kind, key, seq: this.rows.get(place)?.seq ?? ++this.seq, bytes });
  }

  async remove(kind: string, ...keys: string[]): Promise<void> {
    for (const [place, row] of this.rows) {
      const gone = keys.some((key) => (key.endsWith('/') ? row.key.startsWith(key) : row.key === key));
      if (row.kind === kind && gone) this.rows.delete(place);
    }
  }
}
