/** Unfinished answers at the server, sealed: put there, fetched, forgotten. */

import { type Continued, type Draft, fileKey, type KeptFile, readFiles, write } from '../database';
import { call, json } from '../server';
import { padded, placeBy, Tampered } from './sealing';

/** What goes along of photos and recordings, together: more takes too long on a slow connection. */
export const MOST_ALONG = 8_000_000;
/** Of one: the gateway waits a minute for a body, which at 32 kB/s is as much as this. */
export const LARGEST_ALONG = 1_800_000;
const PATIENCE_MS = 58_000;
const DRAFT = 'draft';
const fileName = (name: string) => `file ${name}`;

interface Along {
  name: string;
  type: string;
  sha256: string;
  size: number;
}

/** What is sealed. */
interface Content {
  v: 1;
  /** The version of the questionnaire that is answered. */
  asked: string;
  draft: Omit<Draft, 'token' | 'continued'>;
  files: Along[];
  /** Too large to go along. */
  left_out: string[];
}

export type Trouble = 'offline' | 'newer' | 'gone' | 'full' | 'closed' | 'revoked' | 'tampered';

export type Kept =
  /** `pending`: files that fit and did not get through this time. */
  | { kind: 'kept'; version: string; leftOut: string[]; pending: string[] }
  | { kind: Trouble; version?: string };

/**
 * The draft, after the files that it names and that are not there yet (`there`: their names, added to). On a
 * connection that is too slow for a file the draft goes without it.
 */
export async function keep(
  token: string,
  asked: string,
  draft: Draft,
  continued: Continued,
  there: Set<string>,
): Promise<Kept> {
  const named = await readFiles(draft.id).catch(() => []);
  const [along, leftOut] = fitting(named);
  for (const file of along) {
    if (there.has(file.name)) continue;
    const trouble = await keepFile(token, continued, file);
    if (trouble?.kind === 'offline') break;
    if (trouble) return trouble;
    there.add(file.name);
  }
  const { token: _, continued: __, ...rest } = draft;
  const files = along.filter(({ name }) => there.has(name)).map(described);
  const pending = along.filter(({ name }) => !there.has(name)).map(({ name }) => name);
  const content: Content = { v: 1, asked, draft: rest, files, left_out: [...leftOut, ...pending] };
  const place = await placeBy(continued.secret, DRAFT);
  const response = await put(token, place.lookup, await place.seal(padded(content)), continued.version);
  if (!response?.ok) return troubleOf(response);
  return { kind: 'kept', version: response.headers.get('ETag') ?? '', leftOut, pending };
}

const described = ({ name, type, sha256, bytes }: KeptFile): Along => ({
  name,
  type,
  sha256,
  size: bytes.byteLength,
});

/** The smaller ones first; those that do not fit are named. */
function fitting(files: KeptFile[]): [KeptFile[], string[]] {
  const sorted = [...files].sort((one, two) => one.bytes.byteLength - two.bytes.byteLength);
  let left = MOST_ALONG;
  const along = sorted.filter(({ bytes: { byteLength } }) => {
    left -= byteLength;
    return byteLength <= LARGEST_ALONG && left >= 0;
  });
  return [along, sorted.slice(along.length).map(({ name }) => name)];
}

/** What tells answers from others; where a person looks at them does not. */
export async function digestOf({ answers }: Pick<Draft, 'answers'>): Promise<string> {
  const said = new TextEncoder().encode(JSON.stringify(answers));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', said));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A file never changes: under its name it is put there once. */
async function keepFile(token: string, { secret, version }: Continued, file: KeptFile): Promise<Kept | null> {
  const place = await placeBy(secret, fileName(file.name));
  if (version) {
    const there = await call(`/links/current/continuations/${place.lookup}`, token, {
      headers: { 'If-None-Match': '"1"' },
    });
    if (there?.status === 304) return null;
  }
  const response = await put(token, place.lookup, await place.seal(new Uint8Array(file.bytes)), '');
  // Each sealing differs: that something is there already is as good.
  return response?.ok || response?.status === 428 ? null : troubleOf(response);
}

function put(token: string, lookup: string, sealed: Uint8Array, version: string) {
  const init = {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream', ...(version && { 'If-Match': version }) },
    body: sealed as Uint8Array<ArrayBuffer>,
  };
  return call(`/links/current/continuations/${lookup}`, token, init, PATIENCE_MS);
}

async function troubleOf(response: Response | null): Promise<{ kind: Trouble; version?: string }> {
  if (!response || response.status >= 500 || response.status === 429) return { kind: 'offline' };
  const { code, current } = (await json(response)) as { code?: string; current?: { version: number } };
  if (response.status === 412 || response.status === 428) {
    return current?.version === 0
      ? { kind: 'gone' }
      : { kind: 'newer', version: response.headers.get('ETag') ?? '' };
  }
  if (code === 'wave.closed') return { kind: 'closed' };
  if (code === 'link.unknown') return { kind: 'revoked' };
  return { kind: response.status === 413 ? 'full' : 'gone' };
}

export interface Brought {
  kind: 'found';
  asked: string;
  draft: Omit<Draft, 'token' | 'continued'>;
  files: Along[];
  leftOut: string[];
  version: string;
}

export async function fetchKept(token: string, secret: string): Promise<Brought | { kind: Trouble }> {
  let place: Awaited<ReturnType<typeof placeBy>>;
  try {
    place = await placeBy(secret, DRAFT);
  } catch {
    return { kind: 'tampered' };
  }
  const response = await call(`/links/current/continuations/${place.lookup}`, token);
  if (!response?.ok) return troubleOf(response);
  try {
    const said: unknown = JSON.parse(
      new TextDecoder().decode(await place.open(await response.arrayBuffer())),
    );
    if (!isContent(said)) return { kind: 'tampered' };
    const { asked, draft, files, left_out: leftOut } = said;
    return { kind: 'found', asked, draft, files, leftOut, version: response.headers.get('ETag') ?? '' };
  } catch {
    return { kind: 'tampered' };
  }
}

function isContent(said: unknown): said is Content {
  const { v, asked, draft, files, left_out } = (said ?? {}) as Partial<Content>;
  return (
    v === 1 &&
    typeof asked === 'string' &&
    typeof draft?.id === 'string' &&
    typeof draft.savedAt === 'string' &&
    typeof draft.answers === 'object' &&
    Array.isArray(files) &&
    Array.isArray(left_out)
  );
}

/** The files onto this device, one after the other; the names of those that could not be had. */
export async function bringFiles(
  token: string,
  secret: string,
  { draft, files }: Brought,
  told: (at: number) => void,
): Promise<string[]> {
  const here = new Set((await readFiles(draft.id).catch(() => [])).map(({ name }) => name));
  const lacking: string[] = [];
  for (const [at, { name, type, sha256 }] of files.entries()) {
    if (here.has(name)) continue;
    told(at + 1);
    const bytes = await bringFile(token, secret, name);
    if (!bytes) lacking.push(name);
    else {
      const key = fileKey(draft.id, name);
      const keptAt = new Date().toISOString();
      await write('files', { key, response: draft.id, name, type, bytes, sha256, keptAt, received: false });
    }
  }
  return lacking;
}

async function bringFile(token: string, secret: string, name: string): Promise<ArrayBuffer | null> {
  const place = await placeBy(secret, fileName(name));
  const response = await call(`/links/current/continuations/${place.lookup}`, token);
  if (!response?.ok) return null;
  try {
    const bytes = await place.open(await response.arrayBuffer());
    return bytes.buffer as ArrayBuffer;
  } catch (fault) {
    if (fault instanceof Tampered) return null;
    throw fault;
  }
}

/** Whether another device has moved on since `version`: its new version, '' when not, null when nobody answers. */
export async function moved(token: string, { secret, version }: Continued): Promise<string | Trouble | null> {
  const { lookup } = await placeBy(secret, DRAFT);
  const response = await call(`/links/current/continuations/${lookup}`, token, {
    headers: { 'If-None-Match': version },
  });
  if (response?.status === 304) return '';
  if (response?.ok) return 'newer';
  const { kind } = await troubleOf(response);
  return kind === 'offline' ? null : kind;
}

/** They were received: nobody goes on with them. */
export async function forget(token: string, secret: string, files: readonly string[]): Promise<void> {
  for (const what of [DRAFT, ...files.map(fileName)]) {
    const { lookup } = await placeBy(secret, what);
    await call(`/links/current/continuations/${lookup}`, token, { method: 'DELETE' });
  }
}
