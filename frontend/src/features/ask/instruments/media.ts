import { queryOptions } from '@tanstack/react-query';
import { accepted, survey } from '../../../lib/api/client';

const fetchMedia = (id: string) =>
  accepted(
    survey.GET('/api/survey/v1/instruments/{instrument_id}/media', {
      params: { path: { instrument_id: id } },
    }),
  );

export type Media = Awaited<ReturnType<typeof fetchMedia>>['items'][number];

export const mediaQuery = (id: string) =>
  queryOptions({ queryKey: ['media', id], queryFn: () => fetchMedia(id) });

/** Sends the bytes as they are, under the name that the form gives them. */
export const addMedia = (id: string, name: string, file: File) =>
  accepted(
    survey.PUT('/api/survey/v1/instruments/{instrument_id}/media/{name}', {
      params: { path: { instrument_id: id, name } },
      headers: { 'content-type': 'application/octet-stream' },
      body: file as never, // the document describes raw bytes as a string; the browser sends the file
      bodySerializer: () => file,
    }),
  );
