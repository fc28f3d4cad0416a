/** The signed-in app's database on this device. What people wrote stands in it encrypted (`vault.ts`). */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** How a person's key is kept: wrapped by a key that never leaves this browser, or by one made of their PIN. */
export interface KeyRow {
  person: string;
  wrapped: ArrayBuffer;
  iv: Uint8Array<ArrayBuffer>;
  device?: CryptoKey;
  pin?: { salt: Uint8Array<ArrayBuffer>; rounds: number; wrong: number };
  /** The server said that the session is over: opens again after signing in only. */
  ended?: boolean;
}

export interface SealedRow {
  person: string;
  kind: string;
  key: string;
  /** Order of making on this device; clocks may be wrong. */
  seq: number;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

interface Tables extends DBSchema {
  keys: { key: string; value: KeyRow };
  rows: { key: [string, string, string]; value: SealedRow };
  /** `last`: the person who used the app last; `seq`: the highest number given. */
  notes: { key: string; value: string | number };
}

export type Database = IDBPDatabase<Tables>;

let opened: Promise<Database> | undefined;

/** @throws when the browser keeps nothing (a private window) */
export function database(): Promise<Database> {
  opened ??= openDB<Tables>('duru-app', 1, {
    // Later versions add stores beside these: one that is made anew would lose what is not sent.
    upgrade(db) {
      db.createObjectStore('keys', { keyPath: 'person' });
      db.createObjectStore('rows', { keyPath: ['person', 'kind', 'key'] });
      db.createObjectStore('notes');
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** All rows of a person, or those of one kind. */
export const rowsOf = (person: string, kind?: string) =>
  kind === undefined
    ? IDBKeyRange.bound([person], [person, []])
    : IDBKeyRange.bound([person, kind], [person, kind, []]);
