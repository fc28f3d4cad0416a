import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { components } from '../../api/schema/pdsa';
import { accepted, pdsa } from '../api/client';

type Schemas = components['schemas'];
export type Idea = Schemas['IdeaOut'];
export type IdeaDetail = Schemas['IdeaDetail'];
export type IdeaStatus = Schemas['Status'];
export type IdeaLevel = Schemas['Level'];
export type Digital = Schemas['Digital'];
export type Lineage = Schemas['Lineage'];
export type LineageNode = Schemas['Node'];
export type IdeaChange = Schemas['IdeaChange'];
export type IdeaBody = Schemas['IdeaIn'];
export type Adoption = Schemas['AdoptionIn'];

export interface IdeaFilters {
  network_id?: string | undefined;
  site_id?: string | undefined;
  school_id?: string | undefined;
  driver_id?: string | undefined;
  status?: IdeaStatus[] | undefined;
  level?: IdeaLevel | undefined;
  digital?: Digital | undefined;
  search?: string | undefined;
  shared?: boolean | undefined;
  order?: Schemas['Order'] | undefined;
}

const pageOfIdeas = 30;

export const ideasQuery = (projectId: string, filters: IdeaFilters) =>
  infiniteQueryOptions({
    queryKey: ['ideas', projectId, filters],
    queryFn: ({ pageParam }) =>
      accepted(
        pdsa.GET('/api/pdsa/v1/ideas', {
          params: {
            query: { project_id: projectId, ...filters, limit: pageOfIdeas, cursor: pageParam },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });

const path = (id: string) => ({ params: { path: { idea_id: id } } });

export const ideaQuery = (id: string) =>
  queryOptions({
    queryKey: ['idea', id],
    queryFn: () => accepted(pdsa.GET('/api/pdsa/v1/ideas/{idea_id}', path(id))),
  });

export const lineageQuery = (id: string) =>
  queryOptions({
    queryKey: ['idea', id, 'lineage'],
    queryFn: () => accepted(pdsa.GET('/api/pdsa/v1/ideas/{idea_id}/lineage', path(id))),
  });

/** The cycles that test an idea, newest first. */
export const ideaCyclesQuery = (id: string) =>
  queryOptions({
    queryKey: ['cycles', 'of-idea', id],
    queryFn: async () =>
      (await accepted(pdsa.GET('/api/pdsa/v1/cycles', { params: { query: { idea_id: id, limit: 50 } } })))
        .items,
  });
