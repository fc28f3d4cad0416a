import type { Draft } from '../instruments/drafts';
import type { Kept } from './kept';
import { type LooseSheets, parse, sameBook } from './sheets';
import type { Work } from './useBook';

export interface Beginning {
  work: Work;
  /** What the server has. */
  stored: Work & { version: number };
  /** The server's draft, when it went on since this device wrote: both are shown. */
  clash: Draft | null;
}

/** What to begin with: the server's draft, or what only this device has of it. */
export function beginning(draft: Draft, kept: Kept | undefined): Beginning {
  const book = parse(draft.sheets as LooseSheets);
  const stored = { title: draft.title, book, version: draft.version };
  const same = { work: { title: draft.title, book }, stored, clash: null };
  if (!kept) return same;
  const mine = parse(kept.sheets);
  if (kept.title === draft.title && sameBook(mine, book)) return same;
  const work = { title: kept.title, book: mine };
  return { work, stored, clash: kept.version === draft.version ? null : draft };
}
