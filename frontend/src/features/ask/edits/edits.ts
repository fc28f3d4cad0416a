import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, pageSize, survey } from '../../../lib/api/client';

const fetchEdited = (waveId: string) =>
  everyPage((cursor) =>
    survey.GET('/api/survey/v1/waves/{wave_id}/responses', {
      params: { path: { wave_id: waveId }, query: { amended: true, limit: pageSize, cursor } },
    }),
  );

export type Edited = Awaited<ReturnType<typeof fetchEdited>>[number];

export const editedQuery = (waveId: string) =>
  queryOptions({ queryKey: ['edited', waveId], queryFn: () => fetchEdited(waveId) });

export interface Step {
  number: number;
  at: string;
  cause: 'edit' | 'conflict';
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** Each change of a response, the newest first: what it said before and after. Every reading is audited. */
export const stepsQuery = (waveId: string, edited: Edited) =>
  queryOptions({
    queryKey: ['edited', waveId, edited.id, edited.version],
    queryFn: async (): Promise<Step[]> => {
      const { items } = await accepted(
        survey.GET('/api/survey/v1/waves/{wave_id}/responses/{response_id}/versions', {
          params: { path: { wave_id: waveId, response_id: edited.id } },
        }),
      );
      return items
        .map(({ number, replaced_at: at, cause, answers: before }, place) => ({
          number,
          at,
          cause,
          before,
          after: items[place + 1]?.answers ?? edited.answers,
        }))
        .reverse();
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
