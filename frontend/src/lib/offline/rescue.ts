/** What waits, as a file that a person can carry away and bring back: a way out when nothing else works. */

import type { Item } from './item';
import { waiting } from './waiting';

const FORMAT = 'duru-unsent-1';

interface Rescued {
  item: Item;
  /** Base64. */
  pieces: string[];
}

export async function rescueFile(items: Item[]): Promise<Blob> {
  const rescued: Rescued[] = [];
  for (const item of items) {
    const pieces = await waiting.pieces(item);
    rescued.push({ item, pieces: pieces.map((piece) => toBase64(piece)) });
  }
  const text = JSON.stringify(
    { format: FORMAT, saved_at: new Date().toISOString(), items: rescued },
    null,
    1,
  );
  return new Blob([text], { type: 'application/json' });
}

/** Hands the file to the person's own folder of downloads. */
export async function saveRescue(items: Item[]): Promise<void> {
  const address = URL.createObjectURL(await rescueFile(items));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = `duru-${new Date().toISOString().slice(0, 10)}.json`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** @returns how many came back; null when it is no such file */
export async function bringBack(file: Blob): Promise<number | null> {
  try {
    const content: unknown = JSON.parse(await file.text());
    const { format, items } = content as { format?: unknown; items?: unknown };
    if (format !== FORMAT || !Array.isArray(items)) return null;
    const rescued = (items as Rescued[]).map(({ item, pieces }) => ({
      item,
      pieces: pieces.map(fromBase64),
    }));
    return await waiting.bringBack(rescued);
  } catch {
    return null;
  }
}

function toBase64(piece: ArrayBuffer): string {
  const bytes = new Uint8Array(piece);
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}

const fromBase64 = (text: string): ArrayBuffer => {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return bytes.buffer;
};
