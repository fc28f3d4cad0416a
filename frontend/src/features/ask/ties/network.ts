import { queryOptions } from '@tanstack/react-query';
import { accepted, survey } from '../../../lib/api/client';

const fetchNetwork = (waveId: string) =>
  accepted(survey.GET('/api/survey/v1/waves/{wave_id}/network', { params: { path: { wave_id: waveId } } }));

export type Network = Awaited<ReturnType<typeof fetchNetwork>>;
export type Relation = Network['relations'][number];

export const networkQuery = (waveId: string) =>
  queryOptions({ queryKey: ['network', waveId], queryFn: () => fetchNetwork(waveId) });

export const tiesPath = (waveId: string) => `/api/survey/v1/waves/${waveId}/ties.csv`;
export const nodesPath = (waveId: string, names: boolean) =>
  `/api/survey/v1/waves/${waveId}/nodes.csv${names ? '?names=true' : ''}`;
