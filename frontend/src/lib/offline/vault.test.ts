import { openDB } from 'idb';
import { afterEach, describe, expect, test } from 'vitest';
import { database } from './database';
import { device, personOfDevice } from './device';
import { forget, protect, rememberPerson, unlock, unsentOnDevice } from './keys';
import { SealedVault } from './vault';

const AMINA = '01938c5e-0000-7000-8000-00000000000a';
const JUMA = '01938c5e-0000-7000-8000-00000000000b';
const SECRET = 'Learners of 5A answered less than we predicted';

const vaultOf = async (person: string, pin?: string) => {
  const unlocked = await unlock(person, pin);
  if (unlocked.kind !== 'open') throw new Error('locked');
  return new SealedVault(person, unlocked.key);
};

/** Everything in the database, as its bytes read when taken for text. */
async function rawText(): Promise<string> {
  const db = await openDB('duru-app', 1);
  const parts: string[] = [];
  for (const store of db.objectStoreNames) parts.push(show(await db.getAll(store)));
  db.close();
  return parts.join('\n');
}

function show(value: unknown): string {
  if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
  if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value as Uint8Array);
  if (value instanceof CryptoKey) return `key ${value.extractable}`;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, each]) => `${key}=${show(each)}`)
    .join(' ');
}

afterEach(async () => {
  device.close();
  await forget(AMINA);
  await forget(JUMA);
});

describe('what a person keeps on the device', () => {
  test('is found again after a restart, in the order in which it was made', async () => {
    const vault = await vaultOf(AMINA);
    await vault.put('outbox', 'b', { text: SECRET });
    await vault.put('outbox', 'a', { text: 'second' });
    await vault.put('outbox', 'b', { text: 'changed' });
    const again = await vaultOf(AMINA);
    expect((await again.all('outbox')).map(({ value }) => value)).toEqual([
      { text: 'changed' },
      { text: 'second' },
    ]);
  });

  test('stands in the database without a word of plain text, and its key can not be taken out', async () => {
    const vault = await vaultOf(AMINA);
    await vault.put('outbox', 'a', { text: SECRET });
    await vault.putBytes('file', 'a/0', new TextEncoder().encode(SECRET).buffer);
    expect(await vault.get('outbox', 'a')).toEqual({ text: SECRET });
    const raw = await rawText();
    expect(raw).not.toContain('5A answered');
    expect(raw).toContain('key false');
    expect(raw).not.toContain('key true');
    // The same look finds what is written without the vault.
    const transaction = (await database()).transaction('notes', 'readwrite');
    await transaction.store.put(SECRET, 'plain');
    await transaction.done;
    expect(await rawText()).toContain('5A answered');
    await (await database()).delete('notes', 'plain');
  });

  test('opens for no other person, nor in another place', async () => {
    const amina = await vaultOf(AMINA);
    await amina.put('outbox', 'a', { text: SECRET });
    const juma = await vaultOf(JUMA);
    const db = await database();
    const row = await db.get('rows', [AMINA, 'outbox', 'a']);
    if (!row) throw new Error('nothing was kept');
    await db.put('rows', { ...row, person: JUMA });
    await db.put('rows', { ...row, key: 'moved' });
    expect(await juma.all('outbox')).toEqual([]);
    expect((await amina.all('outbox')).map(({ key }) => key)).toEqual(['a']);
  });

  test('is gone with its key after signing out; the other person keeps theirs', async () => {
    await (await vaultOf(AMINA)).put('outbox', 'a', 1);
    await (await vaultOf(JUMA)).put('outbox', 'a', 2);
    await forget(AMINA);
    expect(await unsentOnDevice()).toBe(1);
    expect(await (await vaultOf(AMINA)).all('outbox')).toEqual([]);
    expect(await (await vaultOf(JUMA)).get('outbox', 'a')).toBe(2);
  });
});

describe('on a device that several people use', () => {
  test('it opens with the PIN alone, and wrong ones are counted', async () => {
    await (await vaultOf(AMINA)).put('outbox', 'a', { text: SECRET });
    expect(await protect(AMINA, '246810', undefined, 1000)).toBe(true);
    expect(await unlock(AMINA)).toEqual({ kind: 'locked', wrong: 0 });
    expect(await unlock(AMINA, '123456')).toEqual({ kind: 'locked', wrong: 1 });
    expect(await (await vaultOf(AMINA, '246810')).get('outbox', 'a')).toEqual({ text: SECRET });
    expect(await unlock(AMINA)).toEqual({ kind: 'locked', wrong: 0 });
    expect(show(await (await database()).get('keys', AMINA))).not.toContain('key');
  });

  test('the PIN is taken off by whoever knows it', async () => {
    await vaultOf(AMINA);
    await protect(AMINA, '246810', undefined, 1000);
    expect(await protect(AMINA, null, '000000')).toBe(false);
    expect(await protect(AMINA, null, '246810')).toBe(true);
    expect((await unlock(AMINA)).kind).toBe('open');
  });
});

describe('without a connection the last person opens', () => {
  test('unless the server has ended their session, until they sign in again', async () => {
    await device.open(AMINA);
    expect(await personOfDevice()).toBe(AMINA);
    await device.ended();
    expect(await personOfDevice()).toBeNull();
    await rememberPerson(AMINA);
    expect(await personOfDevice()).toBe(AMINA);
  });
});
