import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { aimsQuery } from '../../../lib/improve/belonging';
import { networkIdeasQuery } from './hanging';
import type { Surroundings } from './TheoryEditor';

/** What a theory stands among: its network's aims and ideas. Ideas that can not be read leave it readable. */
export function useSurroundings(projectId: string, networkId: string) {
  const ideas = useQuery(networkIdeasQuery(networkId));
  const aims = useQuery(aimsQuery(projectId, networkId));
  const around = useMemo<Surroundings>(
    () => ({ aims: aims.data ?? [], ideas: ideas.data ?? [], measures: [] }),
    [aims.data, ideas.data],
  );
  return { query: aims, around };
}
