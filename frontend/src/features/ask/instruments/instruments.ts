import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, idempotencyKey, pageSize, survey } from '../../../lib/api/client';

const fetchInstruments = (projectId: string) =>
  everyPage((cursor) =>
    survey.GET('/api/survey/v1/instruments', {
      params: { query: { project_id: projectId, limit: pageSize, cursor } },
    }),
  );

export type Instrument = Awaited<ReturnType<typeof fetchInstruments>>[number];

export const instrumentsQuery = (projectId: string) =>
  queryOptions({ queryKey: ['instruments', projectId], queryFn: () => fetchInstruments(projectId) });

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends the spreadsheet's bytes as they are; repairs that a person took are made on the server. */
export const uploadInstrument = (projectId: string, file: File, repair: string[] = []) =>
  accepted(
    survey.POST('/api/survey/v1/instruments', {
      params: { query: { project_id: projectId, file_name: file.name, repair } },
      headers: { ...idempotencyKey(), 'content-type': spreadsheet },
      body: file as never, // the document describes raw bytes as a string; the browser sends the file
      bodySerializer: () => file,
    }),
  );

const one = (id: string) => ({ path: { instrument_id: id } });

export const instrumentQuery = (id: string) =>
  queryOptions({
    queryKey: ['instrument', id],
    queryFn: () => accepted(survey.GET('/api/survey/v1/instruments/{instrument_id}', { params: one(id) })),
  });

/** Newest first. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['instrument', id, 'versions'],
    queryFn: () =>
      everyPage((cursor) =>
        survey.GET('/api/survey/v1/instruments/{instrument_id}/versions', {
          params: { ...one(id), query: { limit: pageSize, cursor } },
        }),
      ),
  });

const fetchChanges = (id: string, versionId: string) =>
  accepted(
    survey.GET('/api/survey/v1/instruments/{instrument_id}/changes', {
      params: { ...one(id), query: { version_id: versionId } },
    }),
  );

export type VersionChanges = Awaited<ReturnType<typeof fetchChanges>>;
export type QuestionChange = VersionChanges['changes'][number];

/** Against the version before it. */
export const changesQuery = (id: string, versionId: string) =>
  queryOptions({
    queryKey: ['instrument', id, 'changes', versionId],
    queryFn: () => fetchChanges(id, versionId),
    staleTime: Number.POSITIVE_INFINITY, // a version never changes
  });

export const modelQuery = (id: string, versionId: string) =>
  queryOptions({
    queryKey: ['instrument', id, 'model', versionId],
    queryFn: () =>
      accepted(
        survey.GET('/api/survey/v1/instruments/{instrument_id}/model', {
          params: { ...one(id), query: { version_id: versionId } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Where a version's spreadsheet is to be had. */
export const spreadsheetPath = (id: string, versionId: string) =>
  `/api/survey/v1/instruments/${id}/form.xlsx?version_id=${versionId}`;

/** A title as the name of a file. */
export const fileName = (title: string) => `${title.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'form'}.xlsx`;
