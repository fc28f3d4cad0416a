import { queryOptions } from '@tanstack/react-query';
import { everyPage, pageSize, pdsa } from '../api/client';

/** The teams of a network, to choose one. */
export const teamChoicesQuery = (projectId: string, networkId: string) =>
  queryOptions({
    queryKey: ['teams', projectId, networkId],
    queryFn: () =>
      everyPage((cursor) =>
        pdsa.GET('/api/pdsa/v1/teams', {
          params: { query: { project_id: projectId, network_id: networkId, limit: pageSize, cursor } },
        }),
      ),
    enabled: networkId !== '',
    staleTime: 60_000,
  });
