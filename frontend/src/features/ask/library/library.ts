import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, idempotencyKey, pageSize, survey } from '../../../lib/api/client';
import { ifMatch } from '../instruments/drafts';
import type { ItemSheets } from './take-out';

/** What the list is narrowed to; what is blank is not asked for. */
export interface Sought {
  q?: string;
  tag?: string;
  kind?: string;
  framework?: string;
  dimension?: string;
  archived?: boolean;
  keys?: string[];
}

const fetchItems = (projectId: string, { q, tag, kind, framework, dimension, archived, keys }: Sought) =>
  everyPage((cursor) =>
    survey.GET('/api/survey/v1/library/items', {
      params: {
        query: {
          project_id: projectId,
          limit: pageSize,
          cursor,
          q: q || undefined,
          tag: tag || undefined,
          kind: kind || undefined,
          framework_version_id: framework || undefined,
          dimension: dimension || undefined,
          archived: archived || undefined,
          key: keys,
        },
      },
    }),
  );

export type ItemHead = Awaited<ReturnType<typeof fetchItems>>[number];

export const itemsQuery = (projectId: string, sought: Sought) =>
  queryOptions({
    queryKey: ['library', projectId, sought],
    queryFn: () => fetchItems(projectId, sought),
  });

const one = (id: string) => ({ path: { item_id: id } });
const fetchItem = (id: string) =>
  accepted(survey.GET('/api/survey/v1/library/items/{item_id}', { params: one(id) }));
export type LibraryItem = Awaited<ReturnType<typeof fetchItem>>;
export type ItemVersion = LibraryItem['shown'];

export const itemQuery = (id: string) =>
  queryOptions({ queryKey: ['library-item', id], queryFn: () => fetchItem(id) });

export const fetchItemVersion = (id: string, number: number) =>
  accepted(
    survey.GET('/api/survey/v1/library/items/{item_id}/versions/{number}', {
      params: { path: { item_id: id, number } },
    }),
  );

export const itemVersionQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['library-item', id, 'version', number],
    queryFn: () => fetchItemVersion(id, number),
    staleTime: Number.POSITIVE_INFINITY, // a version never changes
  });

export const itemVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['library-item', id, 'versions'],
    queryFn: () =>
      everyPage((cursor) =>
        survey.GET('/api/survey/v1/library/items/{item_id}/versions', {
          params: { ...one(id), query: { limit: pageSize, cursor } },
        }),
      ),
  });

export const itemChangesQuery = (id: string, number: number, since: number) =>
  queryOptions({
    queryKey: ['library-item', id, 'changes', number, since],
    queryFn: () =>
      accepted(
        survey.GET('/api/survey/v1/library/items/{item_id}/versions/{number}/changes', {
          params: { path: { item_id: id, number }, query: { since } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const itemUsesQuery = (id: string) =>
  queryOptions({
    queryKey: ['library-item', id, 'uses'],
    queryFn: async () =>
      (await accepted(survey.GET('/api/survey/v1/library/items/{item_id}/uses', { params: one(id) }))).items,
  });

export interface Facts {
  title: string;
  about: string;
  source: string;
  licence: string;
  tags: string[];
}

export const saveItem = (projectId: string, facts: Facts, sheets: ItemSheets) =>
  accepted(
    survey.POST('/api/survey/v1/library/items', {
      headers: idempotencyKey(),
      body: { project_id: projectId, ...facts, sheets, note: '' },
    }),
  );

export const saveItemVersion = (id: string, sheets: ItemSheets, note: string) =>
  accepted(
    survey.POST('/api/survey/v1/library/items/{item_id}/versions', {
      params: one(id),
      headers: idempotencyKey(),
      body: { sheets, note },
    }),
  );

export const changeItem = (id: string, version: number, body: Partial<Facts> & { archived?: boolean }) =>
  accepted(
    survey.PATCH('/api/survey/v1/library/items/{item_id}', {
      params: one(id),
      headers: ifMatch(version),
      body,
    }),
  );
