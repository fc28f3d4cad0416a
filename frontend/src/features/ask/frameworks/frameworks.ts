import { queryOptions, useQuery } from '@tanstack/react-query';
import { accepted, everyPage, idempotencyKey, pageSize, survey } from '../../../lib/api/client';
import { useI18n } from '../../../lib/i18n/I18n';
import { ifMatch } from '../instruments/drafts';
import { saidIn } from '../said';

const fetchFrameworks = (projectId: string) =>
  everyPage((cursor) =>
    survey.GET('/api/survey/v1/frameworks', {
      params: { query: { project_id: projectId, limit: pageSize, cursor } },
    }),
  );

export type FrameworkHead = Awaited<ReturnType<typeof fetchFrameworks>>[number];

export const frameworksQuery = (projectId: string) =>
  queryOptions({ queryKey: ['frameworks', projectId], queryFn: () => fetchFrameworks(projectId) });

const one = (id: string) => ({ path: { framework_id: id } });
const at = (id: string, number: number | undefined) => ({
  ...one(id),
  query: number === undefined ? {} : { number },
});

const fetchFramework = (id: string, number: number | undefined) =>
  accepted(survey.GET('/api/survey/v1/frameworks/{framework_id}', { params: at(id, number) }));

export type Framework = Awaited<ReturnType<typeof fetchFramework>>;
export type Dimension = Framework['content']['dimensions'][number];

/** At one version; the newest published one where none is asked for. */
export const frameworkQuery = (id: string, number?: number) =>
  queryOptions({
    queryKey: ['framework', id, number ?? 'newest'],
    queryFn: () => fetchFramework(id, number),
  });

/** What the dimensions of a version are called, by their code; a code that it has not stays one. */
export function useDimensionNames(id: string, number: number): (code: string) => string {
  const { language } = useI18n();
  const framework = useQuery({ ...frameworkQuery(id, number), enabled: number > 0 });
  return (code) =>
    saidIn(framework.data?.content.dimensions.find((one) => one.code === code)?.label ?? {}, language) ||
    code;
}

const fetchFrameworkItems = (id: string, number: number) =>
  accepted(survey.GET('/api/survey/v1/frameworks/{framework_id}/items', { params: at(id, number) }));

export type FrameworkItems = Awaited<ReturnType<typeof fetchFrameworkItems>>;
export type MeasuringItem = FrameworkItems['items'][number];

export const frameworkItemsQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['framework', id, 'items', number],
    queryFn: () => fetchFrameworkItems(id, number),
  });

/** Sends the bytes as they are: they tell whether it is a table or JSON. */
export const importFramework = (projectId: string, file: File) =>
  accepted(
    survey.POST('/api/survey/v1/frameworks/import', {
      params: { query: { project_id: projectId } },
      headers: { ...idempotencyKey(), 'content-type': 'application/octet-stream' },
      body: file as never, // the document describes raw bytes as a string; the browser sends the file
      bodySerializer: () => file,
    }),
  );

export const publishFramework = (id: string, version: number) =>
  accepted(
    survey.POST('/api/survey/v1/frameworks/{framework_id}/draft/publish', {
      params: { ...one(id), header: ifMatch(version) },
    }),
  );

export const discardFramework = (id: string) =>
  accepted(survey.DELETE('/api/survey/v1/frameworks/{framework_id}/draft', { params: one(id) }));

export const exportPath = (id: string, number: number, format: 'csv' | 'json') =>
  `/api/survey/v1/frameworks/${id}/export?format=${format}&number=${number}`;

/** A question of a questionnaire, or an item of the library. */
export type Subject = { instrument_id: string; path: string } | { item_id: string };

const fetchMappings = (query: { instrument_id: string } | { item_id: string }) =>
  everyPage((cursor) =>
    survey.GET('/api/survey/v1/mappings', { params: { query: { ...query, limit: pageSize, cursor } } }),
  );

export type Mapping = Awaited<ReturnType<typeof fetchMappings>>[number];

export const mappingsQuery = (of: { instrument_id: string } | { item_id: string }) =>
  queryOptions({ queryKey: ['mappings', of], queryFn: () => fetchMappings(of) });

export const addMapping = (versionId: string, dimension: string | null, subject: Subject, note = '') =>
  accepted(
    survey.POST('/api/survey/v1/mappings', {
      headers: idempotencyKey(),
      body: { framework_version_id: versionId, dimension, note, ...subject },
    }),
  );

export const removeMapping = (id: string) =>
  accepted(survey.DELETE('/api/survey/v1/mappings/{mapping_id}', { params: { path: { mapping_id: id } } }));

const id = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
/** The people who mapped; an API client has no name. */
export const people = (mappings: Mapping[]): string[] =>
  mappings.map(({ created_by }) => created_by).filter((by) => id.test(by));
