import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, idempotencyKey, identity, pageSize } from '../../../lib/api/client';

const fetchClients = (projectId: string) =>
  everyPage((cursor) =>
    identity.GET('/api/identity/v1/clients', {
      params: { query: { project_id: projectId, limit: pageSize, cursor } },
    }),
  );

export type ApiClient = Awaited<ReturnType<typeof fetchClients>>[number];

export const clientsQuery = (projectId: string) =>
  queryOptions({ queryKey: ['clients', projectId], queryFn: () => fetchClients(projectId) });

export const createClient = (body: Pick<ApiClient, 'name' | 'project_id' | 'permissions'>) =>
  accepted(identity.POST('/api/identity/v1/clients', { headers: idempotencyKey(), body }));

export type NewClient = Awaited<ReturnType<typeof createClient>>;

export const revokeClient = (id: string) =>
  accepted(identity.DELETE('/api/identity/v1/clients/{client_id}', { params: { path: { client_id: id } } }));
