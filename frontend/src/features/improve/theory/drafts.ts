import { theoryDrafts } from '../../../lib/offline/drafts-here';
import type { Content } from './model';

/** What somebody works on and has not kept as a version yet. */
export interface Draft {
  content: Content;
  /** The version that it was made from; 0 for a theory that does not exist yet. */
  from: number;
  /** What that version says; unknown in a draft of an older page. */
  origin?: Content;
  /** Of a local variant: the network's version that it will go by. */
  base?: number;
  savedAt: string;
}

const key = (person: string, theory: string) => `${theoryDrafts(person)}${theory}`;

/** Reads what was last written on this device. Anything unreadable is as good as nothing. */
export function readDraft(person: string, theory: string): Draft | null {
  try {
    const found: unknown = JSON.parse(window.localStorage.getItem(key(person, theory)) ?? 'null');
    return isDraft(found) ? found : null;
  } catch {
    return null;
  }
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'from' in value &&
  typeof value.from === 'number' &&
  'content' in value &&
  typeof value.content === 'object' &&
  value.content !== null &&
  'drivers' in value.content &&
  Array.isArray(value.content.drivers) &&
  'causes' in value.content &&
  Array.isArray(value.content.causes);

/** Writes at once, so that no keystroke is lost with the page; false when the device has no room. */
export function writeDraft(person: string, theory: string, draft: Draft): boolean {
  try {
    window.localStorage.setItem(key(person, theory), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/**
 * What was begun as a network's first theory becomes a draft of the one that somebody else wrote first, made from
 * nothing (version 0): opened there, both are shown. A draft that is there already stays.
 */
export function moveDraft(person: string, from: string, to: string) {
  const draft = readDraft(person, from);
  if (!draft || readDraft(person, to)) return;
  if (writeDraft(person, to, { ...draft, from: 0 })) dropDraft(person, from);
}

export function dropDraft(person: string, theory: string) {
  window.localStorage.removeItem(key(person, theory));
}
