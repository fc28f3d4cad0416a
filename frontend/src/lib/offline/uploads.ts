/** A file of the signed-in person, sent in pieces with their rights. */

import { sendAs } from '../api/authorised-fetch';
import { type Call, sendFile } from '../outbox/tus';
import { session } from '../session/session';
import type { Upload } from './item';
import { arrived, isPaused } from './progress';
import type { KeepUpload, Piece, Sent } from './send';
import { failed, json } from './send';

const ADDRESS = '/api/pdsa/v1/uploads';
const PATIENCE_MS = 120_000;

type Uploaded = { id: string } | { sent: Sent };

export async function upload(
  person: string,
  file: Upload,
  piece: Piece,
  keep: KeepUpload,
): Promise<Uploaded> {
  const ended = await sendFile({
    call: caller(person),
    address: ADDRESS,
    file,
    location: file.location,
    piece,
    begun: (location) => keep({ ...file, location }),
    arrived: (bytes) => {
      arrived(file.sha256, bytes);
      return isPaused(file.sha256);
    },
  });
  if (ended.kind === 'done') return { id: ended.id };
  if (ended.kind === 'lost') return { sent: lost };
  if (ended.kind === 'refused') return { sent: failed(ended.response, await json(ended.response)) };
  return { sent: { kind: 'waiting', ...(ended.forAll && { forAll: true }) } };
}

/** The browser threw away a part of the file: only choosing it again helps. */
const lost: Sent = {
  kind: 'refused',
  trouble: { kind: 'refused', status: 0, code: 'file.missing', detail: '', errors: [] },
};

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
