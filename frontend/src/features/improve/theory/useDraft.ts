import { useCallback, useEffect, useReducer, useState } from 'react';
import { type Draft, dropDraft, readDraft, writeDraft } from './drafts';
import { type Content, same } from './model';

interface State {
  content: Content;
  past: Content[];
  future: Content[];
  /** What was typed last: further keystrokes in the same field are one step to undo. */
  field: string | null;
  from: number;
  base: number | undefined;
}

type Action =
  | { kind: 'edit'; content: Content; field: string | null }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'become'; content: Content; from: number; base?: number };

const deepest = 200;

export function reduce(state: State, action: Action): State {
  switch (action.kind) {
    case 'edit': {
      if (same(action.content, state.content)) return state;
      const goesOn = action.field !== null && action.field === state.field;
      return {
        ...state,
        content: action.content,
        past: goesOn ? state.past : [...state.past, state.content].slice(-deepest),
        future: [],
        field: action.field,
      };
    }
    case 'undo': {
      const before = state.past.at(-1);
      if (!before) return state;
      return {
        ...state,
        content: before,
        past: state.past.slice(0, -1),
        future: [state.content, ...state.future],
        field: null,
      };
    }
    case 'redo': {
      const [next, ...rest] = state.future;
      if (!next) return state;
      return { ...state, content: next, past: [...state.past, state.content], future: rest, field: null };
    }
    case 'become':
      return {
        content: action.content,
        past: [...state.past, state.content].slice(-deepest),
        future: [],
        field: null,
        from: action.from,
        base: action.base,
      };
  }
}

export interface Editing {
  content: Content;
  /** The version that the draft was made from, and the network's that a variant will go by. */
  from: number;
  base: number | undefined;
  differs: boolean;
  /** When it was last written on this device; null before, or when the device had no room. */
  savedAt: string | null;
  noRoom: boolean;
  edit: (content: Content, field?: string) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
  /** Take what was stored, merged or thrown away as the next step, which can be undone. */
  become: (content: Content, from: number, base?: number) => void;
}

/** The draft of one theory: undo, redo, and every keystroke on the device. */
export function useDraft(person: string, theory: string, stored: Content, version: number): Editing {
  const [state, send] = useReducer(reduce, null, () => begin(readDraft(person, theory), stored, version));
  const [savedAt, setSavedAt] = useState<string | null>(
    () => readDraft(person, theory)?.savedAt ?? null,
  );
  const [noRoom, setNoRoom] = useState(false);
  const { content, from, base } = state;
  const differs = !same(content, stored) || base !== undefined;
  useEffect(() => {
    if (!differs) {
      dropDraft(person, theory);
      setSavedAt(null);
      return;
    }
    const known = readDraft(person, theory);
    if (known && same([known.content, known.from, known.base], [content, from, base])) return;
    const at = new Date().toISOString();
    const kept = writeDraft(person, theory, { content, from, base, savedAt: at });
    setNoRoom(!kept);
    setSavedAt(kept ? at : null);
  }, [person, theory, content, from, base, differs]);
  const edit = useCallback((next: Content, field: string | null = null) => {
    send({ kind: 'edit', content: next, field });
  }, []);
  const become = useCallback((next: Content, at: number, goesBy?: number) => {
    send({ kind: 'become', content: next, from: at, base: goesBy });
  }, []);
  return {
    content,
    from,
    base,
    differs,
    savedAt,
    noRoom,
    edit,
    undo: state.past.length > 0 ? () => send({ kind: 'undo' }) : null,
    redo: state.future.length > 0 ? () => send({ kind: 'redo' }) : null,
    become,
  };
}

function begin(draft: Draft | null, stored: Content, version: number): State {
  const rest = { past: [], future: [], field: null };
  if (!draft || same(draft.content, stored)) {
    return { ...rest, content: stored, from: version, base: draft?.base };
  }
  // A draft from an older version stays on that version: keeping it shows both, and loses neither.
  return { ...rest, past: [stored], content: draft.content, from: draft.from, base: draft.base };
}
