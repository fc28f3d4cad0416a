import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, pageSize, pdsa, survey } from '../../../lib/api/client';

/**
 * The figures of a closed wave for one network as they were frozen last; frozen now where there are none and the
 * reader may do that. Null: nobody has frozen any yet.
 */
export const figuresQuery = (waveId: string, unitId: string, mayFreeze: boolean) =>
  queryOptions({
    queryKey: ['figures', waveId, unitId, mayFreeze],
    queryFn: async () => {
      const frozen = await accepted(
        survey.GET('/api/survey/v1/figures', { params: { query: { wave_id: waveId, limit: 1 } } }),
      );
      const set = frozen.items[0] ?? (mayFreeze ? await freeze(waveId) : null);
      if (!set) return null;
      const path = { set_id: set.id, unit_id: unitId };
      return accepted(survey.GET('/api/survey/v1/figures/{set_id}/slices/{unit_id}', { params: { path } }));
    },
    staleTime: 5 * 60_000,
  });

const freeze = (waveId: string) =>
  accepted(survey.POST('/api/survey/v1/figures', { body: { wave_id: waveId } }));

/** The measures of a network that have something to draw. */
export const measuresToChart = (projectId: string, networkId: string) =>
  queryOptions({
    queryKey: ['measures', projectId, networkId, 'to-chart'],
    queryFn: async () => {
      const query = { project_id: projectId, network_id: networkId, limit: pageSize };
      const found = await everyPage((cursor) =>
        pdsa.GET('/api/pdsa/v1/measures', { params: { query: { ...query, cursor } } }),
      );
      return found.filter(({ observations }) => observations > 0);
    },
  });

export type Words = Record<string, string> | null | undefined;

/** A text in the reader's language, else in the first that there is. */
export const inLanguage = (words: Words, language: string): string =>
  words?.[language] ?? Object.values(words ?? {})[0] ?? '';
