import { useCallback, useEffect, useRef, useState } from 'react';
import { PartDown, Problem } from '../../../lib/api/problem';
import { changeDraft, type Draft } from '../instruments/drafts';
import { dropKept, writeKept } from './kept';
import { type Book, sameBook, write } from './sheets';
import type { Work } from './useBook';

const soon = 700;
const again = 10_000;

export type SaveKind = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'failed';

export interface Saving {
  kind: SaveKind;
  /** When the server last took it. */
  at: string;
  /** What the server has: the version, and the rows that it has it of. */
  version: number;
  book: Book;
  /** Of a conflict: the newer draft. Of a failure: why. */
  current?: Draft;
  error?: Error;
}

interface Stored extends Work {
  version: number;
}

const differs = (one: Work, other: Work) => one.title !== other.title || !sameBook(one.book, other.book);

/**
 * Saves by itself, one request at a time, each on top of the version before. Whatever is not with the server
 * yet is kept on this device.
 */
export function useAutosave(draft: Draft, begun: Stored, work: Work, clash: Draft | null) {
  const stored = useRef<Stored>(begun);
  const latest = useRef(work);
  latest.current = work;
  const busy = useRef(false);
  const stopped = useRef(clash !== null);
  const handedOver = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [state, setState] = useState<Saving>(() => ({
    kind: clash ? 'conflict' : 'saved',
    at: draft.updated_at,
    version: begun.version,
    book: begun.book,
    ...(clash && { current: clash }),
  }));

  const keep = useCallback(() => {
    const { title, book } = latest.current;
    const { version } = stored.current;
    return writeKept(draft.id, { title, sheets: write(book), version, at: new Date().toISOString() });
  }, [draft.id]);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    if (busy.current || stopped.current || !differs(latest.current, stored.current)) return;
    busy.current = true;
    const sent = latest.current;
    setState((now) => ({ ...now, kind: 'saving' }));
    await keep();
    try {
      const body = { title: sent.title, sheets: write(sent.book) };
      const answer = await changeDraft(draft.id, stored.current.version, body);
      stored.current = { ...sent, version: answer.version };
      const more = differs(latest.current, sent);
      if (!more) await dropKept(draft.id);
      setState({
        kind: more ? 'waiting' : 'saved',
        at: answer.updated_at,
        version: answer.version,
        book: sent.book,
      });
      if (more) timer.current = setTimeout(() => void save(), soon);
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      if (error instanceof Problem && error.status === 412) {
        stopped.current = true;
        setState((now) => ({ ...now, kind: 'conflict', current: error.body.current as Draft }));
      } else if (error instanceof PartDown || (error instanceof Problem && error.status >= 500)) {
        setState((now) => ({ ...now, kind: 'offline' }));
        timer.current = setTimeout(() => void save(), again);
      } else setState((now) => ({ ...now, kind: 'failed', error }));
    } finally {
      busy.current = false;
    }
  }, [draft.id, keep]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the work asks for a save
  useEffect(() => {
    if (stopped.current || !differs(work, stored.current)) return;
    setState((now) => (now.kind === 'offline' || now.kind === 'saving' ? now : { ...now, kind: 'waiting' }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), soon);
  }, [work.title, work.book, save]);

  useEffect(() => {
    const leaving = () => {
      if (!handedOver.current && differs(latest.current, stored.current)) void keep();
    };
    const back = () => void save();
    window.addEventListener('online', back);
    window.addEventListener('pagehide', leaving);
    return () => {
      window.removeEventListener('online', back);
      window.removeEventListener('pagehide', leaving);
      leaving();
      void save();
    };
  }, [keep, save]);

  /** The newer draft was taken: what is in hands now is what the server has. */
  const took = useCallback(
    async (current: Draft, book: Book) => {
      stored.current = { title: current.title, book, version: current.version };
      stopped.current = false;
      await dropKept(draft.id);
      setState({ kind: 'saved', at: current.updated_at, version: current.version, book });
    },
    [draft.id],
  );

  /** It was handed over elsewhere, or published: nothing more is sent from here. */
  const stop = useCallback(async () => {
    stopped.current = true;
    handedOver.current = true;
    clearTimeout(timer.current);
    await dropKept(draft.id);
  }, [draft.id]);

  return { state, save, took, stop };
}
