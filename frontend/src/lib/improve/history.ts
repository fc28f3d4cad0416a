import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../api/schema/pdsa';
import { accepted, identity } from '../api/client';

export type Change = components['schemas']['ChangeOut'];

const mostNames = 200;

/** The names of people by their ids; one who may not be named is left out. */
export const namesQuery = (ids: string[]) => {
  const wanted = [...new Set(ids)].sort().slice(0, mostNames);
  return queryOptions({
    queryKey: ['names', wanted],
    queryFn: async () => {
      const { items } = await accepted(
        identity.POST('/api/identity/v1/people:names', { body: { ids: wanted } }),
      );
      return Object.fromEntries(items.map(({ id, name }) => [id, name])) as Record<string, string>;
    },
    enabled: wanted.length > 0,
    staleTime: 300_000,
  });
};
