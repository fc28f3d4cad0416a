import { useCallback, useEffect, useRef, useState } from 'react';
import { checkDraft, type DraftCheck } from '../instruments/drafts';
import { type PlacedProblem, placed } from './problems';
import type { Saving } from './useAutosave';

const pause = 900;

export interface Checked {
  accepted: boolean;
  problems: PlacedProblem[];
  model: DraftCheck['model'];
  /** Against the newest version; null for a first one. */
  changes: DraftCheck['changes'];
  /** The version that was looked at. */
  version: number;
}

/** Looks at what was saved after a pause, and keeps the last answer while the next one is on its way. */
export function useCheck(draftId: string, saving: Saving) {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const newest = useRef(saving);
  newest.current = saving;
  const look = useCallback(async () => {
    const { version, book } = newest.current;
    try {
      const answer = await checkDraft(draftId);
      if (newest.current.version !== version) return;
      const problems = placed(answer.problems, book);
      const { accepted, model, changes } = answer;
      setChecked({ accepted, problems, model, changes, version });
      setError(null);
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    }
  }, [draftId]);
  const { version } = saving;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each saved version is looked at once
  useEffect(() => {
    const timer = setTimeout(() => void look(), pause);
    return () => clearTimeout(timer);
  }, [version, look]);
  return { checked, error, stale: checked?.version !== version, look };
}

export type Check = ReturnType<typeof useCheck>;
