import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, idempotencyKey, pageSize, pdsa } from '../../../lib/api/client';
import type { Content } from './model';

const path = '/api/pdsa/v1/theories';

const at = (theory_id: string) => ({ params: { path: { theory_id } } });

const fetchTheories = (projectId: string, networkId: string | undefined) =>
  everyPage((cursor) =>
    pdsa.GET(path, {
      params: { query: { project_id: projectId, network_id: networkId, limit: pageSize, cursor } },
    }),
  );

export type TheoryRow = Awaited<ReturnType<typeof fetchTheories>>[number];

export const theoriesQuery = (projectId: string, networkId: string | undefined) =>
  queryOptions({
    queryKey: ['theories', projectId, networkId],
    queryFn: () => fetchTheories(projectId, networkId),
  });

const fetchTheory = (id: string) => accepted(pdsa.GET(`${path}/{theory_id}`, at(id)));

export type Theory = Awaited<ReturnType<typeof fetchTheory>>;

export const theoryQuery = (id: string) =>
  queryOptions({ queryKey: ['theory', id], queryFn: () => fetchTheory(id) });

const fetchVersions = (id: string) =>
  everyPage((cursor) =>
    pdsa.GET(`${path}/{theory_id}/versions`, {
      params: { path: { theory_id: id }, query: { limit: pageSize, cursor } },
    }),
  );

export type VersionRow = Awaited<ReturnType<typeof fetchVersions>>[number];

export const versionsQuery = (id: string) =>
  queryOptions({ queryKey: ['theory', id, 'versions'], queryFn: () => fetchVersions(id) });

/** A version never changes: once read, it is kept. */
export const versionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['theory', id, 'version', version],
    queryFn: () =>
      accepted(
        pdsa.GET(`${path}/{theory_id}/versions/{version}`, { params: { path: { theory_id: id, version } } }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

const fetchComparison = (id: string, from: number, to: number, of?: string) =>
  accepted(
    pdsa.GET(`${path}/{theory_id}/compare`, {
      params: { path: { theory_id: id }, query: { from, to, of } },
    }),
  );

export type Change = Awaited<ReturnType<typeof fetchComparison>>['changes'][number];

/** What makes version `to` of version `from`; `of` is the theory that `from` belongs to. */
export const comparisonQuery = (id: string, from: number, to: number, of?: string) =>
  queryOptions({
    queryKey: ['theory', id, 'compare', from, to, of],
    queryFn: () => fetchComparison(id, from, to, of),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const createVariant = (id: string, schoolId: string) =>
  accepted(
    pdsa.POST(`${path}/{theory_id}/variants`, {
      ...at(id),
      headers: idempotencyKey(),
      body: { school_id: schoolId, note: '' },
    }),
  );

export const giveUpVariant = (id: string, version: number) =>
  accepted(pdsa.DELETE(`${path}/{theory_id}`, { ...at(id), headers: { 'If-Match': `"${version}"` } }));

export const restoreTheory = (id: string, current: number, version: number) =>
  accepted(
    pdsa.POST(`${path}/{theory_id}/restore`, {
      ...at(id),
      headers: { 'If-Match': `"${current}"` },
      body: { version, note: '' },
    }),
  );

/** What a theory changed since `from`, and one's own content with the changes that are taken. */
export const mergeTheory = (id: string, from: number, content: Content, take?: string[]) =>
  accepted(
    pdsa.POST(`${path}/{theory_id}/merge`, { ...at(id), body: { from_version: from, content, take } }),
  );

export type Merged = Awaited<ReturnType<typeof mergeTheory>>;
export type Offer = Merged['offers'][number];
