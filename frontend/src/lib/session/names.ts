import { queryOptions } from '@tanstack/react-query';
import { accepted, identity } from '../api/client';

/** As many as the server takes in one request. */
const AT_ONCE = 500;

/** id → name, of those people whose names the reader may see; others are left out. */
export const namesQuery = (ids: (string | null | undefined)[]) => {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))].sort();
  return queryOptions({
    queryKey: ['names', ...wanted],
    queryFn: async () => {
      const items = [];
      for (let start = 0; start < wanted.length; start += AT_ONCE) {
        const ids = wanted.slice(start, start + AT_ONCE);
        const some = await accepted(identity.POST('/api/identity/v1/people:names', { body: { ids } }));
        items.push(...some.items);
      }
      // A plain object is what can be kept on the device.
      return Object.fromEntries(items.map(({ id, name }) => [id, name])) as Record<string, string>;
    },
    select: (names) => new Map(Object.entries(names)),
    enabled: wanted.length > 0,
    staleTime: 300_000,
  });
};
