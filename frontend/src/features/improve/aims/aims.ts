import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, idempotencyKey, pageSize, pdsa } from '../../../lib/api/client';
import type { Aim } from '../../../lib/improve/belonging';

/** What a person writes; a group that is left out is ''. */
export interface AimFields {
  statement: string;
  what: string;
  for_whom: string;
  how_much: string;
  by_when: string;
  group: string;
}

export const blankAim: AimFields = {
  statement: '',
  what: '',
  for_whom: '',
  how_much: '',
  by_when: '',
  group: '',
};

export const fieldsOf = ({ statement, what, for_whom, how_much, by_when, group }: Aim): AimFields => ({
  statement,
  what,
  for_whom,
  how_much,
  by_when,
  group: group ?? '',
});

export const createAim = ({ group, ...body }: AimFields & { project_id: string; network_id: string }) =>
  accepted(
    pdsa.POST('/api/pdsa/v1/aims', {
      headers: idempotencyKey(),
      body: { ...body, group: group.trim() || undefined },
    }),
  );

const at = (aim_id: string) => ({ params: { path: { aim_id } } });

export const aimQuery = (id: string) =>
  queryOptions({
    queryKey: ['aim', id],
    queryFn: () => accepted(pdsa.GET('/api/pdsa/v1/aims/{aim_id}', at(id))),
  });

export const aimHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['aim', id, 'history'],
    queryFn: () =>
      everyPage((cursor) =>
        pdsa.GET('/api/pdsa/v1/aims/{aim_id}/history', {
          params: { path: { aim_id: id }, query: { limit: pageSize, cursor } },
        }),
      ),
  });

export type AimChange = Awaited<
  ReturnType<NonNullable<ReturnType<typeof aimHistoryQuery>['queryFn']>>
>[number];

/** Sends what differs from what was read, held to the version that was read. */
export const changeAim = (read: Aim, values: AimFields) => {
  const before = fieldsOf(read);
  const changed = Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => value.trim() !== before[name as keyof AimFields])
      .map(([name, value]) => [name, name === 'group' ? value.trim() || null : value]),
  );
  return accepted(
    pdsa.PATCH('/api/pdsa/v1/aims/{aim_id}', {
      ...at(read.id),
      headers: { 'If-Match': `"${read.version}"` },
      body: changed,
    }),
  );
};
