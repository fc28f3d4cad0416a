/** How far the files on their way have come, and which of them rest because a person said so. By SHA-256. */

import { useSyncExternalStore } from 'react';

interface Sending {
  arrived: number;
  paused: boolean;
}

const nothing: Sending = { arrived: 0, paused: false };
let now: ReadonlyMap<string, Sending> = new Map();
const listeners = new Set<() => void>();

function become(sha256: string, change: Partial<Sending>) {
  now = new Map(now).set(sha256, { ...(now.get(sha256) ?? nothing), ...change });
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The server has this many bytes of it on its disk. */
export const arrived = (sha256: string, bytes: number): void => become(sha256, { arrived: bytes });

export const isPaused = (sha256: string): boolean => now.get(sha256)?.paused === true;

export function useProgress(sha256: string) {
  const sending = useSyncExternalStore(subscribe, () => now).get(sha256) ?? nothing;
  return { ...sending, setPaused: (paused: boolean) => become(sha256, { paused }) };
}
