import { useQueryClient } from '@tanstack/react-query';
import type { Cycle, CycleFilter } from '../../../lib/improve/cycles';
import { useMadeHere } from '../../../lib/offline/useWaiting';
import { useMe } from '../../../lib/session/me';

interface Wanted extends CycleFilter {
  projectId: string;
  networkId: string | undefined;
}

/**
 * The server's list with the cycles that were made on this device and are not received yet before it; without
 * a connection, and without the list, what is kept here.
 */
export function useCyclesHere(listed: Cycle[] | undefined, wanted: Wanted): Cycle[] {
  const client = useQueryClient();
  const me = useMe();
  const made = new Set(useMadeHere('cycle').map(({ record }) => record.slice('cycle:'.length)));
  const known = new Set(listed?.map(({ id }) => id));
  const kept = client
    .getQueriesData<Cycle>({ queryKey: ['cycle'] })
    .flatMap(([key, cycle]) => (cycle && key.length === 2 ? [cycle] : []))
    .filter((cycle) => fits(cycle, wanted, me.id) && !known.has(cycle.id))
    .filter((cycle) => !listed || made.has(cycle.id))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  return [...kept, ...(listed ?? [])];
}

const fits = (cycle: Cycle, { projectId, networkId, stage, mine, shared }: Wanted, me: string) =>
  cycle.project_id === projectId &&
  (!networkId || cycle.network_id === networkId) &&
  (!stage || cycle.stage === stage) &&
  (!mine || cycle.created_by === me) &&
  // Kept here without a list: what others show is what the person may only read.
  (!shared || (cycle.audience === 'project' && !cycle.may_write));
