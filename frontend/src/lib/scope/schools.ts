import { queryOptions } from '@tanstack/react-query';
import { everyPage, identity, pageSize } from '../api/client';

/** The schools of a project, to name and to choose. */
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
