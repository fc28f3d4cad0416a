import { useCallback, useReducer } from 'react';
import { type Book, sameBook } from './sheets';

/** What the author has in hands: the title and the sheets. */
export interface Work {
  title: string;
  book: Book;
}

export interface BookState {
  now: Work;
  past: Work[];
  future: Work[];
  /** What was typed last: further keystrokes in the same field are one step to undo. */
  field: string | null;
}

export type BookAction =
  | { kind: 'edit'; work: (now: Work) => Work; field: string | null }
  | { kind: 'undo' }
  | { kind: 'redo' };

const deepest = 200;
const same = (one: Work, other: Work) => one.title === other.title && sameBook(one.book, other.book);

export function reduce(state: BookState, action: BookAction): BookState {
  const { now, past, future } = state;
  if (action.kind === 'undo') {
    const before = past.at(-1);
    return before ? { now: before, past: past.slice(0, -1), future: [now, ...future], field: null } : state;
  }
  if (action.kind === 'redo') {
    const [next, ...rest] = future;
    return next ? { now: next, past: [...past, now], future: rest, field: null } : state;
  }
  const next = action.work(now);
  if (same(next, now)) return state;
  if (action.field !== null && action.field === state.field) return { ...state, now: next, future: [] };
  return { now: next, past: [...past, now].slice(-deepest), future: [], field: action.field };
}

export interface Editing extends Work {
  edit: (change: (book: Book) => Book, field?: string) => void;
  retitle: (title: string, change: (book: Book) => Book) => void;
  /** Everything at once, as one step that can be undone. */
  become: (work: Work) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
}

export function useBook(begin: () => Work): Editing {
  const [state, send] = useReducer(reduce, null, () => ({ now: begin(), past: [], future: [], field: null }));
  const edit = useCallback(
    (change: (book: Book) => Book, field?: string) =>
      send({ kind: 'edit', work: (now) => ({ ...now, book: change(now.book) }), field: field ?? null }),
    [],
  );
  const retitle = useCallback(
    (title: string, change: (book: Book) => Book) =>
      send({ kind: 'edit', work: ({ book }) => ({ title, book: change(book) }), field: 'title' }),
    [],
  );
  const become = useCallback((work: Work) => send({ kind: 'edit', work: () => work, field: null }), []);
  return {
    ...state.now,
    edit,
    retitle,
    become,
    undo: state.past.length > 0 ? () => send({ kind: 'undo' }) : null,
    redo: state.future.length > 0 ? () => send({ kind: 'redo' }) : null,
  };
}
