/** From what a person chose to what is sent: pictures are made small, what is too large is told at once. */

import { msg } from '../../../lib/i18n/I18n';
import { asJpeg, shrink } from '../../../lib/media/shrink';
import type { DraftFile } from './draft';
import type { Kind } from './evidence';

/** As the server says it in `Tus-Max-Size`, unless its operator set another. */
export const mostBytes = 100 * 1_048_576;

export type Chosen = { kind: Kind; file: DraftFile } | { name: string; trouble: string };

export async function prepare(file: File): Promise<Chosen> {
  const { name } = file;
  if (file.size === 0) return { name, trouble: msg('evidence.file_empty') };
  if (/^image\//.test(file.type) || /\.(heic|heif)$/i.test(name)) {
    try {
      return { kind: 'photo', file: { blob: await shrink(file, name), name: asJpeg(name) } };
    } catch {
      return { name, trouble: msg('evidence.picture_unreadable') };
    }
  }
  if (file.size > mostBytes) return { name, trouble: msg('evidence.file_too_large') };
  const kind = /^(audio|video)\//.test(file.type) ? 'recording' : 'file';
  return { kind, file: { blob: file, name } };
}
