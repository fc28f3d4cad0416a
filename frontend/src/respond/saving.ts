/** The draft is saved by itself: soon after each change, at once when the page is left. */

import { useEffect, useState } from 'react';
import { write } from './database';
import type { Session } from './session';

const SOON_MS = 300;

export type SaveState = { kind: 'none' | 'saving' | 'failed' } | { kind: 'saved'; at: string };

export function useSaving(session: Session | null): SaveState {
  const [state, setState] = useState<SaveState>({ kind: 'none' });
  useEffect(() => {
    if (!session) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let dirty = false;
    const save = async () => {
      clearTimeout(timer);
      if (!dirty || session.handedOver) return;
      dirty = false;
      const draft = session.draft();
      try {
        await write('drafts', draft);
        if (!dirty) setState({ kind: 'saved', at: draft.savedAt });
      } catch {
        // No room, or a private window that keeps nothing: the person is told, and can still send.
        setState({ kind: 'failed' });
      }
    };
    const changed = () => {
      dirty = true;
      setState((before) => (before.kind === 'failed' ? before : { kind: 'saving' }));
      clearTimeout(timer);
      timer = setTimeout(() => void save(), SOON_MS);
    };
    const leaving = () => void save();
    const stop = session.onChange(changed);
    window.addEventListener('pagehide', leaving);
    document.addEventListener('visibilitychange', leaving);
    return () => {
      stop();
      void save();
      window.removeEventListener('pagehide', leaving);
      document.removeEventListener('visibilitychange', leaving);
    };
  }, [session]);
  return state;
}
