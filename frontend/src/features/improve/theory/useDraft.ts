import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { type Draft, dropDraft, readDraft, writeDraft } from './drafts';
import { type Content, same } from './model';

/** A content, the version it was made from with what that says, and, of a variant, the network's version to go by. */
interface Snapshot {
  content: Content;
  from: number;
  origin: Content | undefined;
  base: number | undefined;
}

export interface DraftState {
  now: Snapshot;
  past: Snapshot[];
  future: Snapshot[];
  /** What was typed last: further keystrokes in the same field are one step to undo. */
  field: string | null;
}

export type DraftAction =
  | { kind: 'edit'; content: Content; field: string | null }
  | { kind: 'undo' }
  | { kind: 'redo' }
  /** A merge, or throwing the draft away: the next step, which can be undone. */
  | { kind: 'become'; snapshot: Snapshot }
  /** It was kept as a version: what was undone from here on is a change of that version. */
  | { kind: 'kept'; content: Content; version: number }
  /** The version that it was made from is known now, or has another number and says the same. */
  | { kind: 'numbered'; version: number; origin: Content };

const deepest = 200;

export function reduce(state: DraftState, action: DraftAction): DraftState {
  const { now, past, future } = state;
  const step = (next: Snapshot, field: string | null = null): DraftState => ({
    now: next,
    past: [...past, now].slice(-deepest),
    future: [],
    field,
  });
  switch (action.kind) {
    case 'edit': {
      if (same(action.content, now.content)) return state;
      const next = { ...now, content: action.content };
      const goesOn = action.field !== null && action.field === state.field;
      return goesOn ? { ...state, now: next, future: [] } : step(next, action.field);
    }
    case 'undo': {
      const before = past.at(-1);
      return before ? { now: before, past: past.slice(0, -1), future: [now, ...future], field: null } : state;
    }
    case 'redo': {
      const [next, ...rest] = future;
      return next ? { now: next, past: [...past, now], future: rest, field: null } : state;
    }
    case 'become':
      return step(action.snapshot);
    case 'kept': {
      const origin = action.content;
      const moved = (one: Snapshot) =>
        one.from === now.from ? { ...one, from: action.version, origin, base: undefined } : one;
      const kept = { content: action.content, from: action.version, origin, base: undefined };
      return { now: kept, past: past.map(moved), future: [], field: null };
    }
    case 'numbered': {
      const { version: from, origin } = action;
      const moved = (one: Snapshot) => (one.from === now.from ? { ...one, from, origin } : one);
      return { ...state, now: moved(now), past: past.map(moved), future: state.future.map(moved) };
    }
  }
}

export interface Editing extends Snapshot {
  differs: boolean;
  /** Somebody else has kept a newer version than the one it was made from. */
  behind: boolean;
  /** When it was last written on this device; null before, or when the device had no room. */
  savedAt: string | null;
  noRoom: boolean;
  edit: (content: Content, field?: string) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
  become: (content: Content, from: number, origin: Content | undefined, base?: number) => void;
  kept: (content: Content, version: number) => void;
}

/** The draft of one theory: undo, redo, and every keystroke on the device. */
export function useDraft(person: string, theory: string, stored: Content, version: number): Editing {
  const [state, send] = useReducer(reduce, null, () => begin(readDraft(person, theory), stored, version));
  const [savedAt, setSavedAt] = useState<string | null>(() => readDraft(person, theory)?.savedAt ?? null);
  const [noRoom, setNoRoom] = useState(false);
  const { content, from, origin, base } = state.now;
  const known = useRef(stored);
  const unchanged = base === undefined && same(content, known.current);
  useEffect(() => {
    // What was sent from here was received, or somebody else kept a version while nothing was changed here.
    const mine = from < version && origin && same(origin, stored);
    if (mine || (from === version && !origin)) send({ kind: 'numbered', version, origin: stored });
    else if (unchanged && (from < version || !same(stored, content))) {
      send({ kind: 'kept', content: stored, version });
    }
    known.current = stored;
  }, [content, from, origin, unchanged, stored, version]);
  const differs = !same(content, stored) || base !== undefined;
  useEffect(() => {
    if (!differs) {
      dropDraft(person, theory);
      setSavedAt(null);
      return;
    }
    const there = readDraft(person, theory);
    if (there && same([there.content, there.from, there.base], [content, from, base])) return;
    const at = new Date().toISOString();
    const written = writeDraft(person, theory, { content, from, origin, base, savedAt: at });
    setNoRoom(!written);
    setSavedAt(written ? at : null);
  }, [person, theory, content, from, origin, base, differs]);
  const edit = useCallback(
    (next: Content, field?: string) => send({ kind: 'edit', content: next, field: field ?? null }),
    [],
  );
  const become = useCallback(
    (next: Content, at: number, says: Content | undefined, goesBy?: number) =>
      send({ kind: 'become', snapshot: { content: next, from: at, origin: says, base: goesBy } }),
    [],
  );
  const kept = useCallback(
    (next: Content, at: number) => send({ kind: 'kept', content: next, version: at }),
    [],
  );
  return {
    ...state.now,
    differs,
    behind: differs && from < version && !(origin && same(origin, stored)),
    savedAt,
    noRoom,
    edit,
    undo: state.past.length > 0 ? () => send({ kind: 'undo' }) : null,
    redo: state.future.length > 0 ? () => send({ kind: 'redo' }) : null,
    become,
    kept,
  };
}

function begin(draft: Draft | null, stored: Content, version: number): DraftState {
  const fresh = { content: stored, from: version, origin: stored, base: undefined };
  if (!draft) return { now: fresh, past: [], future: [], field: null };
  // A draft from an older version stays on that version: keeping it shows both, and loses neither.
  const origin = draft.origin ?? (draft.from === version ? stored : undefined);
  const now = { content: draft.content, from: draft.from, origin, base: draft.base };
  return { now, past: draft.from === version ? [fresh] : [], future: [], field: null };
}
