/**
 * One AES-GCM key for each person and device. It stands in the database wrapped only: by a key that the
 * browser gives to no script, or on a shared device by one derived from a PIN.
 */

import { database, type KeyRow, rowsOf } from './database';

/** OWASP's figure for PBKDF2 with SHA-256. */
const ROUNDS = 600_000;
const STRICT = { durability: 'strict' } as const;

export type Unlocked = { kind: 'open'; key: CryptoKey } | { kind: 'locked'; wrong: number };

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const wrapUsages: KeyUsage[] = ['wrapKey', 'unwrapKey'];
const dataUsages: KeyUsage[] = ['encrypt', 'decrypt'];
const gcm = (iv: Uint8Array<ArrayBuffer>) => ({ name: 'AES-GCM', iv });

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const raw = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(derivation, raw, { name: 'AES-GCM', length: 256 }, false, wrapUsages);
}

const deviceKey = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, wrapUsages);

const unwrap = (row: KeyRow, by: CryptoKey, extractable: boolean) =>
  crypto.subtle.unwrapKey('raw', row.wrapped, by, gcm(row.iv), 'AES-GCM', extractable, dataUsages);

async function put(row: KeyRow): Promise<void> {
  const transaction = (await database()).transaction('keys', 'readwrite', STRICT);
  await Promise.all([transaction.store.put(row), transaction.done]);
}

async function store(person: string, key: CryptoKey, by: CryptoKey, how: Pick<KeyRow, 'device' | 'pin'>) {
  const iv = random(12);
  await put({ person, iv, wrapped: await crypto.subtle.wrapKey('raw', key, by, gcm(iv)), ...how });
}

/** The person's key; made when there is none. `locked` without the PIN that it needs, or with a wrong one. */
export async function unlock(person: string, pin?: string): Promise<Unlocked> {
  const row = await (await database()).get('keys', person);
  if (!row) {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, dataUsages);
    const device = await deviceKey();
    await store(person, key, device, { device });
    return unlock(person);
  }
  if (row.device) return { kind: 'open', key: await unwrap(row, row.device, false) };
  if (!row.pin) throw new Error('the key of this person is wrapped by nothing');
  if (pin === undefined) return { kind: 'locked', wrong: row.pin.wrong };
  // Counted before it is tried, so that closing the page does not save a wrong guess.
  await put({ ...row, pin: { ...row.pin, wrong: row.pin.wrong + 1 } });
  try {
    const key = await unwrap(row, await pinKey(pin, row.pin.salt, row.pin.rounds), false);
    await put({ ...row, pin: { ...row.pin, wrong: 0 } });
    return { kind: 'open', key };
  } catch {
    return { kind: 'locked', wrong: row.pin.wrong + 1 };
  }
}

/**
 * From now on the key is wrapped by this PIN, or without one by the device again.
 * @returns false when `current` is not the PIN in force
 */
export async function protect(
  person: string,
  pin: string | null,
  current?: string,
  rounds = ROUNDS,
): Promise<boolean> {
  const row = await (await database()).get('keys', person);
  if (!row) return false;
  const by = row.device ?? (await pinKey(current ?? '', row.pin?.salt ?? random(16), row.pin?.rounds ?? 1));
  let key: CryptoKey;
  try {
    key = await unwrap(row, by, true);
  } catch {
    return false;
  }
  if (pin === null) {
    const device = await deviceKey();
    await store(person, key, device, { device });
  } else {
    const salt = random(16);
    await store(person, key, await pinKey(pin, salt, rounds), { pin: { salt, rounds, wrong: 0 } });
  }
  return true;
}

export const hasPin = async (person: string): Promise<boolean> =>
  (await (await database()).get('keys', person))?.pin !== undefined;

/** Who used the app last on this device, unless the server has ended their session since. */
export async function lastPerson(): Promise<string | null> {
  const db = await database();
  const person = await db.get('notes', 'last');
  if (typeof person !== 'string') return null;
  const row = await db.get('keys', person);
  return row && !row.ended ? person : null;
}

export async function rememberPerson(person: string): Promise<void> {
  const db = await database();
  await db.put('notes', person, 'last');
  const row = await db.get('keys', person);
  if (row?.ended) await put({ ...row, ended: false });
}

/** What the person has here stays, and opens for nobody until they have signed in again. */
export async function endSession(): Promise<void> {
  const transaction = (await database()).transaction(['keys', 'notes'], 'readwrite');
  const person = await transaction.objectStore('notes').get('last');
  const keys = transaction.objectStore('keys');
  const row = typeof person === 'string' ? await keys.get(person) : undefined;
  if (row) void keys.put({ ...row, ended: true });
  await transaction.done;
}

/** Key and data, all of it. */
export async function forget(person: string): Promise<void> {
  const db = await database();
  const transaction = db.transaction(['keys', 'rows', 'notes'], 'readwrite', STRICT);
  const last = await transaction.objectStore('notes').get('last');
  await Promise.all([
    transaction.objectStore('keys').delete(person),
    transaction.objectStore('rows').delete(rowsOf(person)),
    last === person && transaction.objectStore('notes').delete('last'),
    transaction.done,
  ]);
}

/** Things not sent on this device, of whomever: counted without opening any. */
export async function unsentOnDevice(): Promise<number> {
  const db = await database();
  const people = await db.getAllKeys('keys');
  const counts = await Promise.all(people.map((person) => db.count('rows', rowsOf(person, 'outbox'))));
  return counts.reduce((sum, count) => sum + count, 0);
}
