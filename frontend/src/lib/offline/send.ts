/** One item to the server, and what the answer means for it. */

import { sendAs } from '../api/authorised-fetch';
import type { ProblemDetail } from '../api/problem';
import type { Answered } from '../outbox/outbox';
import { session } from '../session/session';
import { type Item, idsOf, type Trouble, type Upload } from './item';
import { type Fields, merge } from './merge';
import { upload } from './uploads';

export interface Sent extends Answered {
  /** The record as the server has it now. */
  answer?: Fields;
  version?: number | null;
  trouble?: Trouble;
  /** What becomes of the item itself. */
  change?: Partial<Item>;
}

/** A phone on a bad connection hangs rather than fails. */
const PATIENCE_MS = 30_000;
const MOST_ROUNDS = 6;

export type Piece = (n: number) => Promise<ArrayBuffer | undefined>;
export type KeepUpload = (upload: Upload) => Promise<void>;

/** Whether things of this person can go: they are signed in, or their cookie is still good. */
export async function maySend(person: string): Promise<boolean> {
  // A browser that says it has no connection is right.
  if (!navigator.onLine) return false;
  if (!session.token) await session.refresh().catch(() => false);
  return session.person === person;
}

export async function sendItem(item: Item, piece: Piece, keep: KeepUpload): Promise<Sent> {
  let { body } = item;
  if (item.upload) {
    const uploaded = await upload(item.person, item.upload, piece, keep);
    if ('sent' in uploaded) return uploaded.sent;
    body = { ...body, [item.upload.field]: uploaded.id };
  }
  return exchange(item, body ?? {});
}

async function exchange(item: Item, body: Fields): Promise<Sent> {
  let version = item.version;
  let base = item.base ?? {};
  let wanted = body;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const response = await send(item, wanted, version);
    if (response?.status !== 412) return read(item, response);
    const { current, number } = await currentOf(response);
    if (!current) return { kind: 'waiting' };
    // A step says more than the fields that it changes (a reason): those stand in its base.
    const touched = item.method === 'PATCH' ? wanted : pick(wanted, base);
    const { fields, clashes } = merge(base, touched, current);
    const nothingLeft = Object.keys(fields).length === 0;
    if (clashes.length === 0 && nothingLeft) return { kind: 'received', answer: current, version: number };
    if (clashes.length > 0 && item.method !== 'PATCH') return { ...overtaken, answer: current };
    if (clashes.length > 0) {
      const settled = await sendClear(item, fields, current, number);
      if (!settled) continue;
      const names = new Set(clashes.map(({ at }) => at.split('/')[0]));
      const left = Object.fromEntries(Object.entries(wanted).filter(([name]) => names.has(name)));
      const trouble: Trouble = { kind: 'conflict', ...settled, clashes };
      return { kind: 'refused', answer: settled.current, trouble, change: { body: left } };
    }
    // Only this person touched these: put on top of what the others did, and sent again.
    wanted = item.method === 'PATCH' ? fields : wanted;
    base = Object.fromEntries(Object.keys(fields).map((name) => [name, current[name] ?? null]));
    version = number;
  }
  return { kind: 'waiting' };
}

const pick = (fields: Fields, like: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name in like));

/** A step that somebody else has taken otherwise since: a person looks at the record and decides anew. */
const overtaken: Sent = {
  kind: 'refused',
  trouble: { kind: 'refused', status: 412, code: 'conflict.version', detail: '', errors: [] },
};

/** What needs no choice goes at once, so that only the choice is left. @returns null when it was overtaken */
async function sendClear(item: Item, fields: Fields, current: Fields, version: number) {
  if (Object.keys(fields).length === 0) return { current, version };
  const response = await send(item, fields, version);
  const body = response?.ok ? await json(response) : null;
  const now = response && body && versionOf(response, body);
  return body && now ? { current: body, version: now } : null;
}

async function send(item: Item, body: Fields, version: number | null): Promise<Response | null> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (item.body || item.upload) headers['content-type'] = 'application/json';
  // An unknown version is answered with the one of now, and put together with that.
  if (item.base || version !== null) headers['if-match'] = `"${version ?? 0}"`;
  if (item.method === 'POST') headers['idempotency-key'] = item.key;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  const whole = { ...body, ...item.along };
  const request = new Request(new URL(item.path, window.location.origin), {
    method: item.method,
    headers,
    body: headers['content-type'] ? JSON.stringify(whole) : null,
    signal: stop.signal,
  });
  try {
    return await sendAs(session, item.person)(request);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function read(item: Item, response: Response | null): Promise<Sent> {
  if (!response) return { kind: 'waiting', forAll: true };
  if (response.status === 204 && item.method === 'DELETE') return { kind: 'received', version: null };
  const body = await json(response);
  if (response.ok) {
    // Only an answer that names what was sent lets the device forget it; a gateway's page does not.
    if (!body || !idsOf(item).every((id) => names(body, id))) return { kind: 'waiting' };
    // The receipt of a file is its hash: the bytes here are the only ones until the server says it.
    if (item.upload && !JSON.stringify(body).includes(item.upload.sha256)) return { kind: 'waiting' };
    return { kind: 'received', answer: body, version: versionOf(response, body) };
  }
  if (response.status === 409 && item.upload) {
    const there = await hasFile(item, item.upload.sha256);
    if (there) return { kind: 'received', answer: there, version: versionOf(response, there) };
  }
  return failed(response, body);
}

/** Another device has sent the same bytes: the record that the file belongs to, when it says that they came. */
async function hasFile(item: Item, sha256: string): Promise<Fields | null> {
  const address = new URL(item.path.slice(0, item.path.lastIndexOf('/')), window.location.origin);
  try {
    const response = await sendAs(session, item.person)(new Request(address));
    const record = response.ok ? await json(response) : null;
    // Not the hash that was announced: the one of what was received.
    return JSON.stringify(record).includes(`"received_sha256":"${sha256}"`) ? record : null;
  } catch {
    return null;
  }
}

export function failed(response: Response, body: Fields | null): Sent {
  const { status } = response;
  const retryAfter = Number(response.headers.get('retry-after')) || 0;
  if ([401, 429, 502, 503, 504].includes(status)) return { kind: 'waiting', retryAfter, forAll: true };
  if (status >= 500 || status === 408 || status === 425 || !body) return { kind: 'waiting', retryAfter };
  const trouble: Trouble = {
    kind: 'refused',
    status,
    code: typeof body.code === 'string' ? body.code : `http.${status}`,
    detail: typeof body.detail === 'string' ? body.detail : '',
    errors: Array.isArray(body.errors) ? (body.errors as ProblemDetail[]) : [],
  };
  return { kind: 'refused', trouble };
}

/** The record itself, or one of a list of records, carries this id. */
const names = (body: Fields, id: string): boolean =>
  body.id === id ||
  (Array.isArray(body.items) && body.items.some((one) => one !== null && (one as Fields).id === id));

function versionOf(response: Response, body: Fields): number | null {
  if (typeof body.version === 'number') return body.version;
  const tag = /^"(\d+)"$/.exec(response.headers.get('etag') ?? '')?.[1];
  return tag === undefined ? null : Number(tag);
}

async function currentOf(response: Response): Promise<{ current: Fields | null; number: number }> {
  const body = await json(response);
  const current = body?.current;
  if (typeof current !== 'object' || current === null || Array.isArray(current)) {
    return { current: null, number: 0 };
  }
  return { current, number: versionOf(response, current) ?? 0 };
}

export async function json(response: Response): Promise<Fields | null> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Fields) : null;
  } catch {
    return null;
  }
}
