import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, pageSize, pdsa } from '../api/client';

const readComments = (kind: SubjectKind, id: string) =>
  everyPage((cursor) =>
    pdsa.GET('/api/pdsa/v1/comments', {
      params: { query: { subject_kind: kind, subject_id: id, limit: pageSize, cursor } },
    }),
  );

const readReviews = (cycleId: string) =>
  everyPage((cursor) =>
    pdsa.GET('/api/pdsa/v1/reviews', {
      params: { query: { cycle_id: cycleId, limit: pageSize, cursor } },
    }),
  );

export type SubjectKind = 'cycle' | 'idea' | 'theory' | 'measure' | 'evidence';

export type Comment = Awaited<ReturnType<typeof readComments>>[number];
export type Review = Awaited<ReturnType<typeof readReviews>>[number];

/** What is talked about. */
export interface Subject {
  kind: SubjectKind;
  id: string;
  title: string;
  projectId: string;
  networkId: string;
}

export const commentsQuery = (kind: SubjectKind, id: string) =>
  queryOptions({ queryKey: ['comments', kind, id], queryFn: () => readComments(kind, id) });

/** The requests for review of one cycle, newest first. */
export const reviewsQuery = (cycleId: string) =>
  queryOptions({ queryKey: ['reviews', cycleId], queryFn: () => readReviews(cycleId) });

const withVersion = (version: number) => ({ 'If-Match': `"${version}"` });

export const changeComment = (comment: Comment, body: { text?: string; mentions?: string[] }) =>
  accepted(
    pdsa.PATCH('/api/pdsa/v1/comments/{comment_id}', {
      params: { path: { comment_id: comment.id } },
      headers: withVersion(comment.version),
      body,
    }),
  );

export const deleteComment = (id: string) =>
  accepted(pdsa.DELETE('/api/pdsa/v1/comments/{comment_id}', { params: { path: { comment_id: id } } }));

export const resolveComment = (id: string, resolved: boolean) =>
  accepted(
    pdsa.POST('/api/pdsa/v1/comments/{comment_id}/resolve', {
      params: { path: { comment_id: id } },
      body: { resolved },
    }),
  );

export const withdrawReview = (id: string) =>
  accepted(pdsa.POST('/api/pdsa/v1/reviews/{review_id}/withdraw', { params: { path: { review_id: id } } }));

export const answerReview = (id: string, body: { id: string; text: string; mentions: string[] }) =>
  accepted(
    pdsa.POST('/api/pdsa/v1/reviews/{review_id}/answer', { params: { path: { review_id: id } }, body }),
  );
