/** From what a person chose to what is sent: pictures are made small, what is too large is told at once. */

import { msg } from '../../../lib/i18n/I18n';
import { asJpeg, shrink } from '../../../lib/media/shrink';
import type { DraftFile } from './draft';
import type { Kind } from './evidence';

export type Chosen = { kind: Kind; file: DraftFile } | { name: string; trouble: string };

/** `mostBytes`: what the service takes in one file; not known without a connection, and then it decides alone. */
export async function prepare(file: File, mostBytes: number | undefined): Promise<Chosen> {
  const { name } = file;
  if (file.size === 0) return { name, trouble: msg('evidence.file_empty') };
  const chosen = await made(file);
  const tooLarge = 'file' in chosen && mostBytes !== undefined && chosen.file.blob.size > mostBytes;
  return tooLarge ? { name, trouble: msg('evidence.file_too_large') } : chosen;
}

async function made(file: File): Promise<Chosen> {
  const { name } = file;
  if (/^image\//.test(file.type) || /\.(heic|heif)$/i.test(name)) {
    try {
      return { kind: 'photo', file: { blob: await shrink(file, name), name: asJpeg(name) } };
    } catch {
      return { name, trouble: msg('evidence.picture_unreadable') };
    }
  }
  const kind = /^(audio|video)\//.test(file.type) ? 'recording' : 'file';
  return { kind, file: { blob: file, name } };
}
