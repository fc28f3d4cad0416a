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
