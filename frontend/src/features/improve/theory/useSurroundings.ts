import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { aimsQuery } from '../../../lib/improve/belonging';
import { networkIdeasQuery, networkMeasuresQuery } from './hanging';
import type { Surroundings } from './TheoryEditor';

/** Read ahead with the theories of a person's own networks. */
export const aroundQueries = (projectId: string, networkId: string) => [
  networkIdeasQuery(networkId),
  networkMeasuresQuery(networkId),
  aimsQuery(projectId, networkId),
];

/** What a theory stands among: its network's aims, ideas and measures. What can not be read leaves it readable. */
export function useSurroundings(projectId: string, networkId: string) {
  const ideas = useQuery(networkIdeasQuery(networkId));
  const measures = useQuery(networkMeasuresQuery(networkId));
  const aims = useQuery(aimsQuery(projectId, networkId));
  const around = useMemo<Surroundings>(
    () => ({ aims: aims.data ?? [], ideas: ideas.data ?? [], measures: measures.data ?? [] }),
    [aims.data, ideas.data, measures.data],
  );
  return { query: aims, around };
}
