import { queryOptions } from '@tanstack/react-query';
import { everyPage, identity, pageSize } from '../api/client';

/** All networks of a project: about sixty in a large one. */
export const networksQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['networks', projectId],
    queryFn: () =>
      everyPage((cursor) =>
        identity.GET('/api/identity/v1/networks', {
          params: { query: { project_id: projectId, limit: pageSize, cursor } },
        }),
      ),
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
