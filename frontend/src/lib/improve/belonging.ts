/** What a test of a change can belong to in its network: kept, so that one is planned without a connection. */

import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, pageSize, pdsa } from '../api/client';

const fetchAims = (projectId: string, networkId: string | undefined) =>
  everyPage((cursor) =>
    pdsa.GET('/api/pdsa/v1/aims', {
      params: { query: { project_id: projectId, network_id: networkId, limit: pageSize, cursor } },
    }),
  );

export type Aim = Awaited<ReturnType<typeof fetchAims>>[number];

export const aimsQuery = (projectId: string, networkId: string | undefined) =>
  queryOptions({ queryKey: ['aims', projectId, networkId], queryFn: () => fetchAims(projectId, networkId) });

export const teamsHereQuery = (projectId: string, networkId: string) =>
  queryOptions({
    queryKey: ['teams', projectId, networkId, 'short'],
    queryFn: async () => {
      const query = { project_id: projectId, network_id: networkId, limit: pageSize };
      return (await accepted(pdsa.GET('/api/pdsa/v1/teams', { params: { query } }))).items;
    },
  });

export const ideasHereQuery = (projectId: string, networkId: string) =>
  queryOptions({
    queryKey: ['ideas', projectId, networkId, 'short'],
    queryFn: async () => {
      const query = { project_id: projectId, network_id: networkId, limit: pageSize };
      return (await accepted(pdsa.GET('/api/pdsa/v1/ideas', { params: { query } }))).items;
    },
  });
