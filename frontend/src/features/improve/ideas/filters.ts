import { useSearchParams } from 'react-router';
import { digitals, levels, statuses } from '../../../lib/improve/idea-words';
import type { IdeaFilters } from '../../../lib/improve/ideas';

export interface AddressFilters {
  search: string;
  status: string;
  level: string;
  digital: string;
  driver: string;
  school: string;
  shared: boolean;
  order: 'newest' | 'title';
}

export const noFilters: AddressFilters = {
  search: '',
  status: '',
  level: '',
  digital: '',
  driver: '',
  school: '',
  shared: false,
  order: 'newest',
};

const names = ['search', 'status', 'level', 'digital', 'driver', 'school', 'order'] as const;

/** The filters of the list, kept in the address: a link or a way back shows the same list. */
export function useIdeaFilters() {
  const [params, setParams] = useSearchParams();
  const filters: AddressFilters = {
    search: params.get('search') ?? '',
    status: params.get('status') ?? '',
    level: params.get('level') ?? '',
    digital: params.get('digital') ?? '',
    driver: params.get('driver') ?? '',
    school: params.get('school') ?? '',
    shared: params.get('shared') === '1',
    order: params.get('order') === 'title' ? 'title' : 'newest',
  };
  const change = (changes: Partial<AddressFilters>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          const said = value === true ? '1' : value;
          if (!said || (name === 'order' && said === 'newest')) next.delete(name);
          else next.set(name, said);
        }
        return next;
      },
      { replace: true },
    );
  const clear = () => change(Object.fromEntries(names.map((name) => [name, ''])));
  const narrowed = names.some((name) => name !== 'order' && filters[name] !== '');
  return { filters, change, clear, narrowed };
}

const oneOf = <Value extends string>(values: Value[], value: string) =>
  values.find((known) => known === value);

/** What the address says, as the list takes it; a value that nobody knows is left out. */
export function asQuery(
  filters: AddressFilters,
  scope: { siteId: string | undefined; networkId: string | undefined },
): IdeaFilters {
  const status = oneOf(statuses, filters.status);
  return {
    network_id: filters.shared ? undefined : scope.networkId,
    site_id: filters.shared ? undefined : scope.siteId,
    school_id: filters.school || undefined,
    driver_id: filters.driver || undefined,
    status: status && [status],
    level: oneOf(levels, filters.level),
    digital: oneOf(digitals, filters.digital),
    search: filters.search.trim() || undefined,
    shared: filters.shared,
    order: filters.order,
  };
}
