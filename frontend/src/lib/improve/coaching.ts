import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, pageSize, pdsa } from '../api/client';

export const groups = ['waiting', 'moved', 'quiet', 'no_prediction', 'no_data', 'reopened'] as const;
export type Group = (typeof groups)[number];

interface Where {
  projectId: string;
  networkId: string | undefined;
  /** A day: what moved since then. Undefined: the last fourteen days. */
  since: string | undefined;
}

const readNetworks = (projectId: string, since: string | undefined) =>
  everyPage((cursor) =>
    pdsa.GET('/api/pdsa/v1/coaching/networks', {
      params: { query: { project_id: projectId, since, limit: pageSize, cursor } },
    }),
  );

const readCycles = ({ projectId, networkId, since }: Where, group: Group, cursor: string | undefined) =>
  accepted(
    pdsa.GET('/api/pdsa/v1/coaching/cycles', {
      params: { query: { project_id: projectId, network_id: networkId, since, group, limit: 20, cursor } },
    }),
  );

export type CoachedCycle = Awaited<ReturnType<typeof readCycles>>['items'][number];
export type CoachedNetwork = Awaited<ReturnType<typeof readNetworks>>[number];

/** The networks of a coach, by name. */
export const coachedNetworksQuery = (projectId: string, since?: string) =>
  queryOptions({
    queryKey: ['coaching', 'networks', projectId, since],
    queryFn: () => readNetworks(projectId, since),
  });

/** One part of the coach's page, by the time of the last move. */
export const coachedCyclesQuery = (where: Where, group: Group) =>
  infiniteQueryOptions({
    queryKey: ['coaching', 'cycles', where.projectId, where.networkId, where.since, group],
    queryFn: ({ pageParam }) => readCycles(where, group, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** Open cycles of one's own teams, with what they are asked. */
export const myPromptsQuery = (projectId: string, limit = 20) =>
  queryOptions({
    queryKey: ['coaching', 'mine', projectId, limit],
    queryFn: async () =>
      (
        await accepted(
          pdsa.GET('/api/pdsa/v1/coaching/mine', { params: { query: { project_id: projectId, limit } } }),
        )
      ).items,
  });

/** What one cycle is asked, for its team as for its coach. */
export const promptsQuery = (cycleId: string) =>
  queryOptions({
    queryKey: ['coaching', 'cycle', cycleId],
    queryFn: () =>
      accepted(
        pdsa.GET('/api/pdsa/v1/coaching/cycles/{cycle_id}', { params: { path: { cycle_id: cycleId } } }),
      ),
  });

export const lookQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['coaching', 'look', projectId],
    queryFn: () =>
      accepted(pdsa.GET('/api/pdsa/v1/coaching/look', { params: { query: { project_id: projectId } } })),
    // The look of before is what this visit is compared with, however long it takes.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });

export const looked = (projectId: string) =>
  accepted(pdsa.PUT('/api/pdsa/v1/coaching/look', { body: { project_id: projectId } }));
