import { queryOptions } from '@tanstack/react-query';
import { authorisedFetch } from '../../../lib/api/authorised-fetch';
import { accepted, everyPage, pageSize, pdsa } from '../../../lib/api/client';
import { problemFrom } from '../../../lib/api/problem';
import { session } from '../../../lib/session/session';

const fetchEvidence = (cycleId: string) =>
  everyPage((cursor) =>
    pdsa.GET('/api/pdsa/v1/evidence', {
      params: { query: { cycle_id: cycleId, limit: pageSize, cursor } },
    }),
  );

export type Evidence = Awaited<ReturnType<typeof fetchEvidence>>[number];
export type Kind = Evidence['kind'];

export const evidenceKey = (cycleId: string) => ['evidence', cycleId];

export const evidenceQuery = (cycleId: string) =>
  queryOptions({ queryKey: evidenceKey(cycleId), queryFn: () => fetchEvidence(cycleId) });

/** With the drawing of a chart, which the list leaves out. */
export const wholeQuery = (id: string) =>
  queryOptions({
    queryKey: ['evidence-whole', id],
    queryFn: () =>
      accepted(pdsa.GET('/api/pdsa/v1/evidence/{evidence_id}', { params: { path: { evidence_id: id } } })),
  });

export const sidesQuery = (cycleId: string) =>
  queryOptions({
    queryKey: [...evidenceKey(cycleId), 'sides'],
    queryFn: async () => {
      const params = { query: { cycle_id: cycleId } };
      return (await accepted(pdsa.GET('/api/pdsa/v1/evidence/triangulation', { params }))).items;
    },
  });

/** How many bytes one file may have, as the service says it (`Tus-Max-Size`). */
export const largestFileQuery = queryOptions({
  queryKey: ['evidence-largest-file'],
  queryFn: async () => {
    const { response, error } = await pdsa.OPTIONS('/api/pdsa/v1/uploads', { parseAs: 'stream' });
    const said = Number(response.headers.get('tus-max-size') ?? Number.NaN);
    if (!response.ok || !(said > 0)) throw problemFrom(response, error);
    return said;
  },
  staleTime: 60 * 60_000,
});

/**
 * The bytes of a piece of evidence, with the reader's rights.
 * @throws {Problem | PartDown}
 */
async function fetchBytes(id: string, part: 'file' | 'thumbnail'): Promise<Blob> {
  const url = new URL(`/api/pdsa/v1/evidence/${id}/${part}`, window.location.origin);
  const response = await authorisedFetch(session)(new Request(url));
  if (!response.ok) throw problemFrom(response, await response.json().catch(() => null));
  return response.blob();
}

/** The hash in the key: other bytes are another query. */
export const bytesQuery = (id: string, part: 'file' | 'thumbnail', sha256: string) =>
  queryOptions({
    queryKey: ['evidence-bytes', id, part, sha256],
    queryFn: () => fetchBytes(id, part),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5 * 60_000,
  });

export const removeEvidence = async (id: string): Promise<void> => {
  const path = { evidence_id: id };
  await accepted(pdsa.DELETE('/api/pdsa/v1/evidence/{evidence_id}', { params: { path } }));
};
