/** A large file in pieces (tus 1.0): after any interruption it goes on where the server says it stands. */

import { sendAs } from '../api/authorised-fetch';
import { session } from '../session/session';
import type { Upload } from './item';
import { arrived, isPaused } from './progress';
import type { KeepUpload, Piece, Sent } from './send';
import { failed, json } from './send';

const ADDRESS = '/api/pdsa/v1/uploads';
const PIECE = 1_048_576;
const PATIENCE_MS = 120_000;

type Uploaded = { id: string } | { sent: Sent };

export async function upload(
  person: string,
  file: Upload,
  piece: Piece,
  keep: KeepUpload,
): Promise<Uploaded> {
  const call = caller(person);
  let { location } = file;
  let offset = location ? await offsetOf(call, location) : 'gone';
  if (offset === 'gone') {
    const begun = await begin(call, file);
    if (typeof begun !== 'string') return { sent: begun };
    location = begun;
    offset = 0;
    await keep({ ...file, location });
  }
  if (offset === 'unknown' || location === undefined) return { sent: { kind: 'waiting', forAll: true } };
  let at = offset;
  arrived(file.sha256, at);
  while (typeof at === 'number' && at < file.size) {
    if (isPaused(file.sha256)) return { sent: { kind: 'waiting' } };
    const bytes = await piece(Math.floor(at / PIECE));
    if (!bytes) return { sent: lost };
    const response = await call(location, 'PATCH', {
      headers: { 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' },
      // The server may stand in the middle of a piece.
      body: bytes.slice(at % PIECE),
    });
    if (!response) return { sent: { kind: 'waiting', forAll: true } };
    if ([404, 409, 423].includes(response.status)) return { sent: { kind: 'waiting' } };
    if (!response.ok) return { sent: failed(response, await json(response)) };
    at = Number(response.headers.get('upload-offset') ?? Number.NaN);
    if (!Number.isNaN(at)) arrived(file.sha256, at);
    if (Number.isNaN(at)) return { sent: { kind: 'waiting' } };
  }
  return { id: location.split('/').at(-1) ?? '' };
}

/** The browser threw away a part of the file: only choosing it again helps. */
const lost: Sent = {
  kind: 'refused',
  trouble: { kind: 'refused', status: 0, code: 'file.missing', detail: '', errors: [] },
};

type Call = (path: string, method: string, init?: RequestInit) => Promise<Response | null>;

function caller(person: string): Call {
  const fetching = sendAs(session, person);
  return async (path, method, init = {}) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
    const headers = { 'tus-resumable': '1.0.0', ...init.headers };
    try {
      const request = new Request(new URL(path, window.location.origin), {
        ...init,
        method,
        headers,
        signal: stop.signal,
      });
      return await fetching(request);
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
}

async function offsetOf(call: Call, location: string): Promise<number | 'gone' | 'unknown'> {
  const response = await call(location, 'HEAD');
  if (!response) return 'unknown';
  if (response.status === 404 || response.status === 410) return 'gone';
  const offset = response.headers.get('upload-offset');
  return response.ok && offset !== null ? Number(offset) : 'unknown';
}

async function begin(call: Call, file: Upload): Promise<string | Sent> {
  const metadata = Object.entries({ filename: file.name, filetype: file.type, sha256: file.sha256 })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name} ${base64(value)}`)
    .join(',');
  const response = await call(ADDRESS, 'POST', {
    headers: { 'upload-length': String(file.size), 'upload-metadata': metadata },
  });
  if (!response) return { kind: 'waiting', forAll: true };
  const location = response.headers.get('location');
  if (response.ok && location) return new URL(location, window.location.origin).pathname;
  return failed(response, await json(response));
}

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
