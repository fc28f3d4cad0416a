import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, idempotencyKey, pageSize, pdsa } from '../../../lib/api/client';

const fetchAims = (projectId: string, networkId: string | undefined) =>
  everyPage((cursor) =>
    pdsa.GET('/api/pdsa/v1/aims', {
      params: { query: { project_id: projectId, network_id: networkId, limit: pageSize, cursor } },
    }),
  );

export type Aim = Awaited<ReturnType<typeof fetchAims>>[number];

export const aimsQuery = (projectId: string, networkId: string | undefined) =>
  queryOptions({ queryKey: ['aims', projectId, networkId], queryFn: () => fetchAims(projectId, networkId) });

type AimFields = 'project_id' | 'network_id' | 'statement' | 'what' | 'for_whom' | 'how_much' | 'by_when';

export const createAim = (body: Pick<Aim, AimFields> & { group?: string }) =>
  accepted(pdsa.POST('/api/pdsa/v1/aims', { headers: idempotencyKey(), body }));
