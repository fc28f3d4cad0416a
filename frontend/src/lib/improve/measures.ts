import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { components, operations } from '../../api/schema/pdsa';
import { accepted, everyPage, idempotencyKey, pageSize, pdsa } from '../api/client';
import type { Language } from '../i18n/languages';

export type Measure = components['schemas']['MeasureOut'];
export type MeasureBody = components['schemas']['MeasureIn'];
export type MeasureChange = components['schemas']['MeasureChange'];
export type MeasureChartOut = components['schemas']['ChartOut'];
export type Observation = components['schemas']['ObservationOut'];

export const measuresQuery = (projectId: string, networkId: string | undefined, archived = false) =>
  queryOptions({
    queryKey: ['measures', projectId, networkId, archived],
    queryFn: () =>
      everyPage((cursor) =>
        pdsa.GET('/api/pdsa/v1/measures', {
          params: {
            query: { project_id: projectId, network_id: networkId, archived, limit: pageSize, cursor },
          },
        }),
      ),
  });

export const measureQuery = (id: string) =>
  queryOptions({
    queryKey: ['measure', id],
    queryFn: () =>
      accepted(pdsa.GET('/api/pdsa/v1/measures/{measure_id}', { params: { path: { measure_id: id } } })),
  });

export const createMeasure = (body: MeasureBody) =>
  accepted(pdsa.POST('/api/pdsa/v1/measures', { headers: idempotencyKey(), body }));

/** @throws {Problem} with status 412 and both versions when somebody else changed it meanwhile */
export const changeMeasure = (id: string, version: number, body: MeasureChange) =>
  accepted(
    pdsa.PATCH('/api/pdsa/v1/measures/{measure_id}', {
      params: { path: { measure_id: id } },
      headers: { 'If-Match': `"${version}"` } as never,
      body,
    }),
  );

export const phasesQuery = (measureId: string) =>
  queryOptions({
    queryKey: ['measure', measureId, 'phases'],
    queryFn: async () =>
      (
        await accepted(
          pdsa.GET('/api/pdsa/v1/measures/{measure_id}/phases', {
            params: { path: { measure_id: measureId } },
          }),
        )
      ).items,
  });

export const notesQuery = (measureId: string) =>
  queryOptions({
    queryKey: ['measure', measureId, 'notes'],
    queryFn: async () =>
      (
        await accepted(
          pdsa.GET('/api/pdsa/v1/measures/{measure_id}/notes', {
            params: { path: { measure_id: measureId } },
          }),
        )
      ).items,
  });

/** Everything drawn or listed of a measure is read anew. */
export const measureChanged = async (client: QueryClient, id: string) => {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['measure', id] }),
    client.invalidateQueries({ queryKey: ['measures'] }),
  ]);
};

export interface ChartWish {
  schoolId?: string | undefined;
  subgroup?: string | undefined;
  kind?: string | undefined;
  rules?: string | undefined;
}

type ChartQuery = NonNullable<operations['read_chart']['parameters']['query']>;

const asQuery = ({ schoolId, subgroup, kind, rules }: ChartWish, language: Language): ChartQuery => ({
  school_id: schoolId,
  subgroup,
  // An address may ask for anything; the server says what it does not draw.
  kind: kind as ChartQuery['kind'],
  rules: rules as ChartQuery['rules'],
  language,
});

export const chartQuery = (id: string, wish: ChartWish, language: Language) =>
  queryOptions({
    queryKey: ['measure', id, 'chart', wish, language],
    queryFn: () =>
      accepted(
        pdsa.GET('/api/pdsa/v1/measures/{measure_id}/chart', {
          params: { path: { measure_id: id }, query: asQuery(wish, language) },
        }),
      ),
  });

export const multiplesQuery = (id: string, wish: ChartWish, language: Language) =>
  queryOptions({
    queryKey: ['measure', id, 'multiples', wish, language],
    queryFn: () =>
      accepted(
        pdsa.GET('/api/pdsa/v1/measures/{measure_id}/multiples', {
          params: { path: { measure_id: id }, query: asQuery(wish, language) },
        }),
      ),
  });

/** The latest observations of one series, enough for a screen; the import and the chart hold them all. */
export const observationsQuery = (id: string, { schoolId, subgroup }: ChartWish) =>
  queryOptions({
    queryKey: ['measure', id, 'observations', schoolId, subgroup],
    queryFn: () =>
      accepted(
        pdsa.GET('/api/pdsa/v1/measures/{measure_id}/observations', {
          params: { path: { measure_id: id }, query: { school_id: schoolId, subgroup, limit: 50 } },
        }),
      ),
  });

export type Change = components['schemas']['ChangeOut'];

export const measureHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['measure', id, 'history'],
    queryFn: () =>
      accepted(
        pdsa.GET('/api/pdsa/v1/measures/{measure_id}/history', { params: { path: { measure_id: id } } }),
      ),
  });

export const observationHistoryQuery = (id: string, observationId: string) =>
  queryOptions({
    queryKey: ['measure', id, 'observation-history', observationId],
    queryFn: () =>
      accepted(
        pdsa.GET('/api/pdsa/v1/measures/{measure_id}/observations/{observation_id}/history', {
          params: { path: { measure_id: id, observation_id: observationId } },
        }),
      ),
  });

export const observationQuery = (id: string, observationId: string) =>
  queryOptions({
    queryKey: ['measure', id, 'observation', observationId],
    queryFn: () =>
      accepted(
        pdsa.GET('/api/pdsa/v1/measures/{measure_id}/observations/{observation_id}', {
          params: { path: { measure_id: id, observation_id: observationId } },
        }),
      ),
  });

type ObservationChange = components['schemas']['ObservationChange'];

/** @throws {Problem} with status 412 and both versions when somebody else corrected it meanwhile */
export const correctObservation = (
  id: string,
  observationId: string,
  version: number,
  body: ObservationChange,
) =>
  accepted(
    pdsa.PATCH('/api/pdsa/v1/measures/{measure_id}/observations/{observation_id}', {
      params: { path: { measure_id: id, observation_id: observationId } },
      headers: { 'If-Match': `"${version}"` },
      body,
    }),
  );

/** It is drawn no more; its history stays. */
export const withdrawObservation = (id: string, observationId: string, version: number, reason: string) =>
  accepted(
    pdsa.DELETE('/api/pdsa/v1/measures/{measure_id}/observations/{observation_id}', {
      params: { path: { measure_id: id, observation_id: observationId }, query: { reason } },
      headers: { 'If-Match': `"${version}"` },
    }),
  );

export const addPhase = (id: string, body: components['schemas']['PhaseIn']) =>
  accepted(
    pdsa.POST('/api/pdsa/v1/measures/{measure_id}/phases', {
      params: { path: { measure_id: id } },
      headers: idempotencyKey(),
      body,
    }),
  );

export const removePhase = (id: string, phaseId: string, reason: string) =>
  accepted(
    pdsa.DELETE('/api/pdsa/v1/measures/{measure_id}/phases/{phase_id}', {
      params: { path: { measure_id: id, phase_id: phaseId }, query: { reason } },
    }),
  );

export const addNote = (id: string, body: components['schemas']['NoteIn']) =>
  accepted(
    pdsa.POST('/api/pdsa/v1/measures/{measure_id}/notes', {
      params: { path: { measure_id: id } },
      headers: idempotencyKey(),
      body,
    }),
  );

export const removeNote = (id: string, noteId: string) =>
  accepted(
    pdsa.DELETE('/api/pdsa/v1/measures/{measure_id}/notes/{note_id}', {
      params: { path: { measure_id: id, note_id: noteId } },
    }),
  );
