import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, idempotencyKey, pageSize, reports } from '../../../lib/api/client';

const fetchDefinitions = (projectId: string) =>
  everyPage((cursor) =>
    reports.GET('/api/reports/v1/definitions', {
      params: { query: { project_id: projectId, limit: pageSize, cursor } },
    }),
  );

export type Definition = Awaited<ReturnType<typeof fetchDefinitions>>[number];
export type NewDefinition = Parameters<typeof createDefinition>[0];
export type DefinitionChange = Parameters<typeof changeDefinition>[2];

export const definitionsQuery = (projectId: string) =>
  queryOptions({ queryKey: ['definitions', projectId], queryFn: () => fetchDefinitions(projectId) });

export const createDefinition = (
  body: Pick<Definition, 'project_id' | 'kind' | 'title' | 'language' | 'on_wave_closed' | 'schedule'>,
) => accepted(reports.POST('/api/reports/v1/definitions', { headers: idempotencyKey(), body }));

const path = (id: string) => ({ path: { definition_id: id } });

/** The ETag of the definition as it is now, for the change that follows. */
export const versionOf = async (id: string) => {
  const call = await reports.GET('/api/reports/v1/definitions/{definition_id}', {
    params: path(id),
    cache: 'no-store',
  });
  await accepted(Promise.resolve(call));
  return call.response.headers.get('etag') ?? '';
};

export const changeDefinition = (
  id: string,
  etag: string,
  body: Partial<Pick<Definition, 'title' | 'language' | 'on_wave_closed' | 'schedule' | 'paused'>>,
) =>
  accepted(
    reports.PATCH('/api/reports/v1/definitions/{definition_id}', {
      params: path(id),
      headers: { 'If-Match': etag },
      body,
    }),
  );

export const kindsQuery = queryOptions({
  queryKey: ['kinds'],
  queryFn: () => accepted(reports.GET('/api/reports/v1/kinds')),
  staleTime: Number.POSITIVE_INFINITY,
});

export const startRun = (definitionId: string, waveId: string) =>
  accepted(
    reports.POST('/api/reports/v1/runs', {
      headers: idempotencyKey(),
      body: { definition_id: definitionId, wave_id: waveId },
    }),
  );
