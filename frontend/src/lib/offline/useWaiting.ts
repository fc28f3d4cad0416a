import { useSyncExternalStore } from 'react';
import { device } from './device';
import type { Item } from './item';
import { waiting } from './waiting';

export const useDevice = () => useSyncExternalStore(device.subscribe, () => device.state);

/** Everything that waits, what is under way, what was received or discarded since this page was opened. */
export const useWaiting = () => useSyncExternalStore(waiting.subscribe, waiting.snapshot);

/** What waits of one record (`cycle:{id}`), oldest first. */
export function useWaitingOf(record: string): Item[] {
  const { items } = useWaiting();
  return items.filter((item) => item.record === record);
}

/** A record that was made on this device and not received yet stands in no list of the server. */
export function useMadeHere(kind: string): Item[] {
  const { items } = useWaiting();
  return items.filter(
    ({ method, record, base }) => method === 'POST' && !base && record.startsWith(`${kind}:`),
  );
}
