import { queryOptions } from '@tanstack/react-query';
import { accepted, survey } from '../../../lib/api/client';

const fetchComparability = (waveId: string) =>
  accepted(
    survey.GET('/api/survey/v1/waves/{wave_id}/comparability', { params: { path: { wave_id: waveId } } }),
  );

export type Comparability = Awaited<ReturnType<typeof fetchComparability>>;
export type EarlierWave = Comparability['earlier'][number];
export type ComparedItem = EarlierWave['items'][number];

export const comparabilityQuery = (waveId: string) =>
  queryOptions({ queryKey: ['comparability', waveId], queryFn: () => fetchComparability(waveId) });
