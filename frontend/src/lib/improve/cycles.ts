import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { accepted, pageSize, pdsa } from '../api/client';
import { seedCycles } from '../offline/keep-improvement';

export interface CycleFilter {
  stage?: 'plan' | 'do' | 'study' | 'act' | 'closed';
  /** Only what the person wrote, or a team that they are in. */
  mine?: boolean;
}

interface Asked extends CycleFilter {
  limit: number;
  cursor?: string | undefined;
}

/** Each cycle of a list is kept as its own record, too: it opens without a connection. */
async function fetchPage(
  projectId: string,
  networkId: string | undefined,
  asked: Asked,
  client: QueryClient,
) {
  const query = { project_id: projectId, network_id: networkId, ...asked };
  const page = await accepted(pdsa.GET('/api/pdsa/v1/cycles', { params: { query } }));
  seedCycles(client, page.items);
  return page;
}

export type Cycle = Awaited<ReturnType<typeof fetchPage>>['items'][number];

export const cyclesQuery = (projectId: string, networkId: string | undefined, limit = pageSize) =>
  queryOptions({
    queryKey: ['cycles', projectId, networkId, limit],
    queryFn: async ({ client }) => (await fetchPage(projectId, networkId, { limit }, client)).items,
  });

export const cyclePagesQuery = (projectId: string, networkId: string | undefined, filter: CycleFilter) =>
  infiniteQueryOptions({
    queryKey: ['cycles', projectId, networkId, 'pages', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ client, pageParam }) => {
      return fetchPage(projectId, networkId, { ...filter, limit: 50, cursor: pageParam }, client);
    },
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });

export const cycleQuery = (id: string) =>
  queryOptions({
    queryKey: ['cycle', id],
    queryFn: () =>
      accepted(pdsa.GET('/api/pdsa/v1/cycles/{cycle_id}', { params: { path: { cycle_id: id } } })),
  });
