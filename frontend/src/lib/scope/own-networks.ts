import type { Me } from '../session/me';
import type { Network } from './networks';

/** The networks that a person's roles name: themselves, or one of their schools. */
export function ownNetworks(me: Me, networks: readonly Pick<Network, 'id' | 'school_ids'>[]): string[] {
  const named = new Set(me.grants.flatMap(({ scope }) => scope.id ?? []));
  return networks
    .filter(({ id, school_ids }) => named.has(id) || school_ids.some((school) => named.has(school)))
    .map(({ id }) => id);
}
