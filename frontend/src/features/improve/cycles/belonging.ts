import { queryOptions } from '@tanstack/react-query';
import { accepted, pageSize, pdsa } from '../../../lib/api/client';

/** The teams of a network, to say who tries it. */
export const teamsHereQuery = (projectId: string, networkId: string) =>
  queryOptions({
    queryKey: ['teams', projectId, networkId, 'short'],
    queryFn: async () => {
      const query = { project_id: projectId, network_id: networkId, limit: pageSize };
      return (await accepted(pdsa.GET('/api/pdsa/v1/teams', { params: { query } }))).items;
    },
  });

/** The ideas of a network, to say what is tried. */
export const ideasHereQuery = (projectId: string, networkId: string) =>
  queryOptions({
    queryKey: ['ideas', projectId, networkId, 'short'],
    queryFn: async () => {
      const query = { project_id: projectId, network_id: networkId, limit: pageSize };
      return (await accepted(pdsa.GET('/api/pdsa/v1/ideas', { params: { query } }))).items;
    },
  });
