import { queryOptions } from '@tanstack/react-query';
import { accepted, idempotencyKey, survey } from '../../../lib/api/client';

/** The newest frozen figures of a wave; null while there are none. */
export const figureSetQuery = (waveId: string) =>
  queryOptions({
    queryKey: ['figure-set', waveId],
    queryFn: async () => {
      const page = await accepted(
        survey.GET('/api/survey/v1/figures', { params: { query: { wave_id: waveId, limit: 1 } } }),
      );
      const newest = page.items[0];
      if (!newest) return null;
      return accepted(
        survey.GET('/api/survey/v1/figures/{set_id}', { params: { path: { set_id: newest.id } } }),
      );
    },
  });

const fetchSlice = (setId: string, unitId: string) =>
  accepted(
    survey.GET('/api/survey/v1/figures/{set_id}/slices/{unit_id}', {
      params: { path: { set_id: setId, unit_id: unitId } },
    }),
  );

export type Slice = Awaited<ReturnType<typeof fetchSlice>>;
export type ItemFigure = Slice['items'][number];

/** What one network, district or the project may be shown of it. */
export const sliceQuery = (setId: string, unitId: string) =>
  queryOptions({
    queryKey: ['figure-slice', setId, unitId],
    queryFn: () => fetchSlice(setId, unitId),
    staleTime: Number.POSITIVE_INFINITY, // frozen figures never change
  });

export const freezeFigures = (waveId: string) =>
  accepted(survey.POST('/api/survey/v1/figures', { headers: idempotencyKey(), body: { wave_id: waveId } }));
