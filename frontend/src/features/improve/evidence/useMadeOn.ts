import type { Item } from '../../../lib/offline/item';
import { useWaiting } from '../../../lib/offline/useWaiting';
import type { Evidence } from './evidence';
import { recordOf } from './keep';

/** A record that is on this device and in no list of the server yet: what was said, and its file. */
export interface MadeRecord {
  record: string;
  items: Item[];
}

/** What was made here for a cycle and is not received; a file of a record that is received stands at its card. */
export function useMadeOn(cycleId: string, received: Evidence[]): MadeRecord[] {
  const { items } = useWaiting();
  const known = new Set(received.map(({ id }) => recordOf(id)));
  const records = items
    .filter(({ body, record }) => body?.cycle_id === cycleId && record.startsWith('evidence:'))
    .map(({ record }) => record)
    .filter((record) => !known.has(record));
  return records.map((record) => ({ record, items: items.filter((item) => item.record === record) }));
}

/** The file of a received record that is still on this device. */
export function useFileOf(id: string): Item | undefined {
  const { items } = useWaiting();
  return items.find(({ record, upload }) => record === recordOf(id) && upload);
}
