/**
 * What the public form keeps on the device, in IndexedDB. Writes ask for strict durability: a saved answer
 * survives a dead battery.
 */

import type { Answers, Model } from '../lib/form-engine/model';
import type { Person } from './personal/people';

export interface LinkContent {
  kind?: 'public' | 'personal';
  /** When an answer through a personal link was received. */
  answered_at?: string | null;
  wave: {
    id: string;
    title: string;
    project: string;
    state: string;
    closes_on: string | null;
    /** Whether answers may be changed after they were sent. */
    amendments?: boolean;
  };
  unit: { kind: string; id?: string; label: string };
  instrument_version_id: string;
  default_language: string;
  /** The largest file that the server takes, in bytes. */
  most_file_bytes?: number;
  model: Model;
  /** The model without the names of the people that it asks about: what is sent is worked out of it. */
  nameless?: Model;
  /** The questionnaire's own files that the server has. */
  media?: { name: string; media_type: string; size: number; md5: string }[];
}

/** Received answers that are being changed. */
export interface Amends {
  response: string;
  /** The receipt's: with it the server lets them be read and changed. */
  token: string;
  /** The ETag of the version that is changed. */
  version: string;
  sentAt: string;
  /** The files of these answers that the server has. */
  files: string[];
}

/** Kept, sealed, for another device of the same person. */
export interface Continued {
  secret: string;
  /** The ETag of what is kept there; empty before anything is. */
  version: string;
  /** What was kept there, as a hash: the same is not sent again. `same`: the draft as it is when it is opened next. */
  said?: string;
}

export interface Draft {
  /** Its place on this device (`placeOf`), that begins with the link's token. */
  token: string;
  /** The response's id: made once, so that sending it twice stores it once. */
  id: string;
  language: string;
  startedAt: string;
  savedAt: string;
  screen: string;
  seed: string;
  answers: Answers;
  amends?: Amends;
  continued?: Continued;
}

/**
 * A link has one place for answers that are begun there, and one more for each that came from elsewhere: another
 * device, a file, the server. So none takes the place of another.
 */
export const placeOf = (token: string, id: string) => `${token}#${id}`;

const linkOf = (draft: Draft) => draft.token.split('#')[0];

export interface Submission {
  instrument_version_id: string;
  language: string;
  started_at: string;
  ended_at: string;
  answers: Answers;
  /** The files that answers name: the server takes none but these under their names. */
  attachments?: { name: string; sha256: string; size: number }[];
}

/** A file of an answer, kept until the server has it. */
export interface KeptFile {
  /** `fileKey(response, name)` */
  key: string;
  response: string;
  name: string;
  /** Media type. */
  type: string;
  /** Bytes, for not every browser keeps a Blob. */
  bytes: ArrayBuffer;
  sha256: string;
  keptAt: string;
  /** Where its upload goes on after an interruption. */
  location?: string;
  received: boolean;
}

export const fileKey = (response: string, name: string) => `${response}/${name}`;

export interface Waiting {
  id: string;
  token: string;
  wave: string;
  title: string;
  body: Submission;
  queuedAt: string;
  amends?: Amends;
  continued?: Continued;
}

export interface Receipt {
  id: string;
  token: string;
  title: string;
  receivedAt: string;
  sha256: string;
  /** The response, where `id` is that of a change to it. */
  response?: string;
}

interface Records {
  /** By token: what the link asked last. By response id: what it asked when that response was begun. */
  links: { key: string; content: LinkContent; people?: Person[] };
  drafts: Draft;
  outbox: Waiting;
  receipts: Receipt;
  files: KeptFile;
  /** Files of questionnaires, by version, name and hash. */
  media: { key: string; type: string; bytes: ArrayBuffer };
}
type Store = keyof Records;

const STORES: Record<Store, string> = {
  links: 'key',
  drafts: 'token',
  outbox: 'id',
  receipts: 'id',
  files: 'key',
  media: 'key',
};

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('duru-respond', 2);
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) {
        if (!request.result.objectStoreNames.contains(name))
          request.result.createObjectStore(name, { keyPath });
      }
    };
    request.onsuccess = () => {
      // A newer page in another tab may raise the version: let it, and open again at the next use.
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opened = undefined;
      reject(request.error);
    };
  });
  return opened;
}

async function run<Result>(
  stores: Store[],
  mode: IDBTransactionMode,
  work: (transaction: IDBTransaction) => IDBRequest<Result> | undefined,
): Promise<Result | undefined> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode, { durability: 'strict' });
    const request = work(transaction);
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

export const read = <Name extends Store>(name: Name, key: string): Promise<Records[Name] | undefined> =>
  run<Records[Name]>([name], 'readonly', (transaction) => transaction.objectStore(name).get(key));

export const readAll = async <Name extends Store>(name: Name): Promise<Records[Name][]> =>
  (await run<Records[Name][]>([name], 'readonly', (transaction) => transaction.objectStore(name).getAll())) ??
  [];

export async function write<Name extends Store>(name: Name, record: Records[Name]): Promise<void> {
  await run([name], 'readwrite', (transaction) => {
    transaction.objectStore(name).put(record);
    return undefined;
  });
}

export async function remove(name: Store, key: string): Promise<void> {
  await run([name], 'readwrite', (transaction) => {
    transaction.objectStore(name).delete(key);
    return undefined;
  });
}

const filesOf = (response: string) => IDBKeyRange.bound(fileKey(response, ''), fileKey(response, '\uffff'));

/** The files of one response, in no order. */
export const readFiles = async (response: string): Promise<KeptFile[]> =>
  (await run<KeptFile[]>(['files'], 'readonly', (transaction) =>
    transaction.objectStore('files').getAll(filesOf(response)),
  )) ?? [];

/** What is unfinished at a link, the newest first. */
export const draftsOf = async (token: string): Promise<Draft[]> =>
  (await readAll('drafts'))
    .filter((draft) => linkOf(draft) === token)
    .sort((one, two) => two.savedAt.localeCompare(one.savedAt));

/** The files of one id become those of another. */
export async function moveFiles(from: string, to: string): Promise<void> {
  for (const file of await readFiles(from)) {
    const { location: _, ...kept } = file;
    await write('files', { ...kept, key: fileKey(to, file.name), response: to, received: false });
    await remove('files', file.key);
  }
}

/** The names of the people that a link asks about leave the device. */
export async function forgetPeople(token: string): Promise<void> {
  const link = await read('links', token);
  if (link?.people) await write('links', { key: link.key, content: link.content });
}

/** The server has it: the receipt is kept, the answers leave the device, all in one transaction. */
export async function settle(receipt: Receipt): Promise<void> {
  const link = (await read('links', receipt.token))?.content;
  // The person may have begun another answer at this link since: that one stays.
  const done = (await draftsOf(receipt.token)).filter(({ id }) => id === receipt.id);
  await run(['outbox', 'drafts', 'receipts', 'links', 'files'], 'readwrite', (transaction) => {
    transaction.objectStore('receipts').put(receipt);
    transaction.objectStore('outbox').delete(receipt.id);
    transaction.objectStore('links').delete(receipt.id);
    // The names of people leave the device with the answers about them.
    if (link?.kind === 'personal') {
      const answered_at = link.answered_at ?? receipt.receivedAt;
      transaction.objectStore('links').put({ key: receipt.token, content: { ...link, answered_at } });
    }
    transaction.objectStore('files').delete(filesOf(receipt.id));
    for (const draft of done) transaction.objectStore('drafts').delete(draft.token);
    return undefined;
  });
}
