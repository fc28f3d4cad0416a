import { queryOptions } from '@tanstack/react-query';
import { accepted, survey } from '../../../lib/api/client';

export const waveQuery = (id: string) =>
  queryOptions({
    queryKey: ['wave', id],
    queryFn: () =>
      accepted(survey.GET('/api/survey/v1/waves/{wave_id}', { params: { path: { wave_id: id } } })),
  });

const path = (id: string) => ({ params: { path: { wave_id: id } } });

export const openWave = (id: string) =>
  accepted(survey.POST('/api/survey/v1/waves/{wave_id}:open', path(id)));
export const closeWave = (id: string) =>
  accepted(survey.POST('/api/survey/v1/waves/{wave_id}:close', path(id)));
