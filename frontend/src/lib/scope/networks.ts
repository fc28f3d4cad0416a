import { queryOptions } from '@tanstack/react-query';
import { everyPage, identity, pageSize } from '../api/client';

const fetchNetworks = (projectId: string) =>
  everyPage((cursor) =>
    identity.GET('/api/identity/v1/networks', {
      params: { query: { project_id: projectId, limit: pageSize, cursor } },
    }),
  );

export type Network = Awaited<ReturnType<typeof fetchNetworks>>[number];

/** All networks of a project: about sixty in a large one. */
export const networksQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['networks', projectId],
    queryFn: () => fetchNetworks(projectId),
    staleTime: 300_000,
  });

/** Districts, to name and to filter by. */
export const districtsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['districts', projectId],
    queryFn: () =>
      everyPage((cursor) =>
        identity.GET('/api/identity/v1/organisations', {
          params: { query: { project_id: projectId, kind: 'district', limit: pageSize, cursor } },
        }),
      ),
    staleTime: 300_000,
  });

/** Schools, to name and to choose by; a network names its own by id. */
export const schoolsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['schools', projectId],
    queryFn: () =>
      everyPage((cursor) =>
        identity.GET('/api/identity/v1/organisations', {
          params: { query: { project_id: projectId, kind: 'school', limit: pageSize, cursor } },
        }),
      ),
    staleTime: 300_000,
  });
