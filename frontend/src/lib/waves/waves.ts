import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, pageSize, survey } from '../api/client';

const fetchWaves = (projectId: string) =>
  everyPage((cursor) =>
    survey.GET('/api/survey/v1/waves', {
      params: { query: { project_id: projectId, limit: pageSize, cursor } },
    }),
  );

export type Wave = Awaited<ReturnType<typeof fetchWaves>>[number];

export const wavesQuery = (projectId: string) =>
  queryOptions({ queryKey: ['waves', projectId], queryFn: () => fetchWaves(projectId) });

const fetchRates = (waveId: string, etag: string | null) =>
  survey.GET('/api/survey/v1/waves/{wave_id}/response-rates', {
    params: { path: { wave_id: waveId } },
    headers: etag ? { 'If-None-Match': etag } : {},
    cache: 'no-store',
  });

export type Rates = NonNullable<Awaited<ReturnType<typeof fetchRates>>['data']>;
export type DistrictRow = Rates['districts'][number];
export type RateRow = Rates['total'];

interface KnownRates {
  etag: string | null;
  rates: Rates;
}

/** The response table; asked again with its ETag, so that an unchanged one costs no body. */
export const ratesQuery = (waveId: string) => {
  const queryKey = ['response-rates', waveId];
  return queryOptions({
    queryKey,
    queryFn: async ({ client }): Promise<KnownRates> => {
      const known = client.getQueryData<KnownRates>(queryKey);
      const call = await fetchRates(waveId, known?.etag ?? null);
      if (call.response.status === 304 && known) return known;
      return { etag: call.response.headers.get('etag'), rates: await accepted(Promise.resolve(call)) };
    },
  });
};
