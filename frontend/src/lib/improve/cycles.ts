import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { components } from '../../api/schema/pdsa';
import { accepted, pageSize, pdsa } from '../api/client';

export type Cycle = components['schemas']['CycleOut'];

export interface CycleFilter {
  stage?: 'plan' | 'do' | 'study' | 'act' | 'closed';
  /** Only what the person wrote, or a team that they are in. */
  mine?: boolean;
  /** Only what other networks show to the project, or only of one's own networks. */
  shared?: boolean;
}

/** What somebody sees first: the cycles of their own networks. */
export const ours: CycleFilter = { shared: false };

interface Asked extends CycleFilter {
  limit: number;
  cursor?: string | undefined;
}

const one = (id: string) => ['cycle', id];

/** Each cycle of a list is also the record that its page shows: it opens without a connection. */
export function seedCycles(client: QueryClient, cycles: Cycle[]): void {
  for (const cycle of cycles) {
    const there = client.getQueryData<Cycle>(one(cycle.id));
    if (!there || there.version < cycle.version) client.setQueryData(one(cycle.id), cycle);
  }
}

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

export const cyclesQuery = (projectId: string, networkId: string | undefined, limit = pageSize) =>
  queryOptions({
    queryKey: ['cycles', projectId, networkId, limit],
    queryFn: async ({ client }) => (await fetchPage(projectId, networkId, { ...ours, limit }, client)).items,
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
    queryKey: one(id),
    queryFn: () =>
      accepted(pdsa.GET('/api/pdsa/v1/cycles/{cycle_id}', { params: { path: { cycle_id: id } } })),
  });
