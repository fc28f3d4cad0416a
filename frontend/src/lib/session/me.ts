import { queryOptions, useQuery } from '@tanstack/react-query';
import { accepted, identity } from '../api/client';

const fetchMe = () => accepted(identity.GET('/api/identity/v1/me'));

export type Me = Awaited<ReturnType<typeof fetchMe>>;

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: fetchMe, staleTime: 60_000 });

/** The signed-in person. Only pages behind the sign-in gate may ask: the gate has loaded it. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe needs the sign-in gate above it');
  return data;
}

/** Whether any grant that reaches the project holds the permission; the server decides in the end. */
export const may = (me: Me, permission: string, projectId: string) =>
  me.grants.some(
    (grant) =>
      grant.permissions.includes(permission) &&
      (grant.scope.kind === 'tenant' || grant.project_id === null || grant.project_id === projectId),
  );
