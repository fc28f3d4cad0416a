import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { accepted, pdsa } from '../api/client';

const minute = 60_000;

const readNotices = (cursor: string | undefined) =>
  accepted(pdsa.GET('/api/pdsa/v1/notices', { params: { query: { limit: 30, cursor } } }));

export type Notice = Awaited<ReturnType<typeof readNotices>>['items'][number];

/** How many are unread; asked again by the minute while the page is looked at, and when it is returned to. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: () => accepted(pdsa.GET('/api/pdsa/v1/notices/unread')),
  refetchInterval: minute,
  refetchOnWindowFocus: true,
  staleTime: minute / 2,
});

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices', 'list'],
  queryFn: ({ pageParam }) => readNotices(pageParam),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

export const readUpTo = (id: string | null) =>
  accepted(pdsa.POST('/api/pdsa/v1/notices/read', { body: { up_to: id } }));

export const readOne = (id: string) =>
  accepted(pdsa.POST('/api/pdsa/v1/notices/{notice_id}/read', { params: { path: { notice_id: id } } }));
