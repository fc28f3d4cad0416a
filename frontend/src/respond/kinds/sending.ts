/** The files of a response that the server has: each in pieces, then under the name that its answer gives. */

import { PIECE, sendFile } from '../../lib/outbox/tus';
import { type KeptFile, readFiles, type Waiting, write } from '../database';
import { call, failed, responsePath, type SendResult } from '../server';

const UPLOADS = '/uploads';
const BASE = '/api/survey/v1';

/** Null when all have arrived; else what stands in the way, as for the response itself. */
export async function sendFiles(item: Waiting): Promise<SendResult | null> {
  const wanted = new Set(item.body.attachments?.map(({ name }) => name));
  for (const file of await readFiles(item.id)) {
    if (file.received || !wanted.has(file.name)) continue;
    const trouble = await sendOne(item, file);
    if (trouble) return trouble;
    await write('files', { ...file, received: true });
  }
  return null;
}

async function sendOne(item: Waiting, file: KeptFile): Promise<SendResult | null> {
  const { bytes, type, name, sha256, location } = file;
  const ended = await sendFile({
    call: (path, method, init = {}) =>
      call(path.replace(BASE, ''), item.token, {
        ...init,
        method,
        headers: { 'tus-resumable': '1.0.0', ...init.headers },
      }),
    address: UPLOADS,
    file: { name, type, size: bytes.byteLength, sha256 },
    location,
    piece: async (number) => bytes.slice(number * PIECE, (number + 1) * PIECE),
    begun: (begun) => write('files', { ...file, location: begun }),
  });
  if (ended.kind === 'waiting') return { kind: 'waiting', retryAfter: 0, forAll: ended.forAll };
  if (ended.kind === 'lost') return { kind: 'refused', code: 'file.missing', fields: [] };
  if (ended.kind === 'refused') return failed(ended.response);
  const response = await call(`${responsePath(item)}/attachments`, item.token, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, upload_id: ended.id }),
  });
  return response?.ok ? null : failed(response);
}
