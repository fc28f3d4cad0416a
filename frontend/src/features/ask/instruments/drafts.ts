import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, idempotencyKey, pageSize, survey } from '../../../lib/api/client';

const one = (id: string) => ({ path: { draft_id: id } });
/** A draft is changed on top of the version that was read. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

const fetchDrafts = (projectId: string) =>
  everyPage((cursor) =>
    survey.GET('/api/survey/v1/drafts', {
      params: { query: { project_id: projectId, published: false, limit: pageSize, cursor } },
    }),
  );

export type DraftHead = Awaited<ReturnType<typeof fetchDrafts>>[number];

/** Those that nobody has published yet, newest first. */
export const draftsQuery = (projectId: string) =>
  queryOptions({ queryKey: ['drafts', projectId], queryFn: () => fetchDrafts(projectId) });

export const fetchDraft = (id: string) =>
  accepted(survey.GET('/api/survey/v1/drafts/{draft_id}', { params: one(id) }));

export type Draft = Awaited<ReturnType<typeof fetchDraft>>;
export type DraftSheets = Draft['sheets'];

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['draft', id],
    queryFn: () => fetchDraft(id),
    staleTime: Number.POSITIVE_INFINITY,
  });

interface Wish {
  project_id: string;
  title: string;
  languages?: string[];
  sheets?: DraftSheets;
  version_id?: string;
}

export const beginDraft = (body: Wish) =>
  accepted(
    survey.POST('/api/survey/v1/drafts', { headers: idempotencyKey(), body: { languages: [], ...body } }),
  );

export const changeDraft = (id: string, version: number, body: { title?: string; sheets?: DraftSheets }) =>
  accepted(
    survey.PATCH('/api/survey/v1/drafts/{draft_id}', {
      params: one(id),
      headers: ifMatch(version),
      body,
    }),
  );

const checkOnce = (id: string) =>
  accepted(survey.POST('/api/survey/v1/drafts/{draft_id}/check', { params: one(id) }));
export type DraftCheck = Awaited<ReturnType<typeof checkOnce>>;
export type FormProblem = DraftCheck['problems'][number];
export const checkDraft = checkOnce;

export const publishDraft = (id: string, version: number) =>
  accepted(
    survey.POST('/api/survey/v1/drafts/{draft_id}/publish', {
      params: { ...one(id), header: ifMatch(version) },
    }),
  );

/** Throws a draft away and says how to bring it back: the same sheets in a new draft. */
export async function discardDraft(id: string): Promise<() => Promise<void>> {
  const draft = await fetchDraft(id);
  await accepted(survey.DELETE('/api/survey/v1/drafts/{draft_id}', { params: one(id) }));
  const { project_id, title, based_on, sheets } = draft;
  return async () => {
    const begun = { project_id, title, ...(based_on ? { version_id: based_on } : { sheets }) };
    const again = await beginDraft(begun);
    if (based_on) await changeDraft(again.id, again.version, { sheets });
  };
}
