/** Photos, recordings and files that answers name, on this device until they are received. */

import { newId } from '../../lib/ids/new-id';
import { sha256Of } from '../../lib/media/shrink';
import { fileKey, type KeptFile, read, remove, write } from '../database';

const PLAIN = /[^\p{L}\p{N}._-]+/gu;
const LONGEST_STEM = 60;

/** A name that no other file of the response has, with what a person may know it by. */
export function fileName(given: string, ending?: string): string {
  const dot = given.lastIndexOf('.');
  const stem = (dot > 0 ? given.slice(0, dot) : given).replace(PLAIN, '_').slice(0, LONGEST_STEM) || 'file';
  const own =
    dot > 0
      ? given
          .slice(dot + 1)
          .replace(PLAIN, '')
          .slice(0, 8)
          .toLowerCase()
      : '';
  return `${stem}-${newId().slice(-8)}.${ending ?? (own || 'bin')}`;
}

/** On the disk before the answer names it. @throws when the device has no room */
export async function keepFile(response: string, name: string, blob: Blob): Promise<KeptFile> {
  const file: KeptFile = {
    key: fileKey(response, name),
    response,
    name,
    type: blob.type,
    bytes: await blob.arrayBuffer(),
    sha256: await sha256Of(blob),
    keptAt: new Date().toISOString(),
    received: false,
  };
  await write('files', file);
  return file;
}

export const keptFile = (response: string, name: string) => read('files', fileKey(response, name));

export const dropFile = (response: string, name: string) => remove('files', fileKey(response, name));

/** 2.4 MB, as the language writes numbers. */
export function sizeText(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte'] as const;
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const style = { style: 'unit', unit: units[step], maximumFractionDigits: step === 2 ? 1 : 0 } as const;
  try {
    return new Intl.NumberFormat(language, style).format(bytes / 1000 ** step);
  } catch {
    return new Intl.NumberFormat('en', style).format(bytes / 1000 ** step);
  }
}
