import { queryOptions } from '@tanstack/react-query';
import { accepted, pdsa } from '../api/client';

const fetchCycles = async (projectId: string, networkId: string | undefined, limit: number) =>
  (
    await accepted(
      pdsa.GET('/api/pdsa/v1/cycles', {
        params: { query: { project_id: projectId, network_id: networkId, limit } },
      }),
    )
  ).items;

export type Cycle = Awaited<ReturnType<typeof fetchCycles>>[number];

export const cyclesQuery = (projectId: string, networkId: string | undefined, limit = 200) =>
  queryOptions({
    queryKey: ['cycles', projectId, networkId, limit],
    queryFn: () => fetchCycles(projectId, networkId, limit),
  });
