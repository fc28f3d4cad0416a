/** Files that wait, in encrypted pieces: each is what one request carries. */

import type { Item } from './item';
import type { Vault } from './vault';

const PIECE = 1_048_576;

export interface NewFile {
  blob: Blob;
  name: string;
  /** The field of the item's body that takes the upload's id. */
  field: string;
}

export const pieceKey = (id: string, n: number) => `${id}/${String(n).padStart(6, '0')}`;

export async function keepFile(vault: Vault, id: string, file: NewFile) {
  const { blob, name, field } = file;
  const whole = await blob.arrayBuffer();
  for (let n = 0; n * PIECE < whole.byteLength; n += 1) {
    await vault.putBytes('file', pieceKey(id, n), whole.slice(n * PIECE, (n + 1) * PIECE));
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name, type: blob.type, size: whole.byteLength, sha256, field };
}

export async function piecesOf(vault: Vault, { id, upload }: Item): Promise<ArrayBuffer[]> {
  const pieces: ArrayBuffer[] = [];
  for (let n = 0; upload && n * PIECE < upload.size; n += 1) {
    const piece = await vault.bytes('file', pieceKey(id, n));
    if (piece) pieces.push(piece);
  }
  return pieces;
}
