import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { accepted, reports } from '../api/client';

export interface DocumentFilter {
  project_id: string;
  run_id?: string;
  definition_id?: string;
  state?: ReportDocument['state'];
}

const pageOfDocuments = 100;

const fetchDocuments = (filter: DocumentFilter, limit: number, cursor?: string) =>
  accepted(reports.GET('/api/reports/v1/documents', { params: { query: { ...filter, limit, cursor } } }));

type Answered = NonNullable<
  Awaited<ReturnType<typeof reports.GET<'/api/reports/v1/documents', object>>>['data']
>;
export type ReportDocument = Answered['items'][number];

export const documentsQuery = (filter: DocumentFilter) =>
  infiniteQueryOptions({
    queryKey: ['documents', filter],
    queryFn: ({ pageParam }) => fetchDocuments(filter, pageOfDocuments, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

export const lastDocumentsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['last-documents', projectId],
    queryFn: async () => (await fetchDocuments({ project_id: projectId, state: 'finished' }, 6)).items,
  });

export const retryDocument = (id: string) =>
  accepted(
    reports.POST('/api/reports/v1/documents/{document_id}:retry', { params: { path: { document_id: id } } }),
  );
