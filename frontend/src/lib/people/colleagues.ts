import { queryOptions } from '@tanstack/react-query';
import { everyPage, identity, pageSize } from '../api/client';
import type { Me } from '../session/me';
import { may } from '../session/me';

const read = (networkId: string) =>
  everyPage((cursor) =>
    identity.GET('/api/identity/v1/networks/{network_id}/people', {
      params: { path: { network_id: networkId }, query: { limit: pageSize, cursor } },
    }),
  );

export type Colleague = Awaited<ReturnType<typeof read>>[number];

/** Who works in a network, by name: whom to mention, to ask, to put into a team. */
export const colleaguesQuery = (networkId: string) =>
  queryOptions({
    queryKey: ['colleagues', networkId],
    queryFn: () => read(networkId),
    staleTime: 300_000,
  });

/** Whether identity-api names the people of a project's networks to this person. */
export const knowsColleagues = (me: Me, projectId: string) =>
  ['cycle:write', 'cycle:contribute', 'coach:read'].some((one) => may(me, one, projectId));
