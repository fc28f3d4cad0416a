import { useParams } from 'react-router';
import { type Me, useMe } from '../session/me';

export interface Scope {
  project: Me['projects'][number];
  siteId: string | undefined;
  networkId: string | undefined;
  /** The address of a place in this scope: `ask/waves/1` → `/p/{project}/n/{network}/ask/waves/1`. */
  to: (place: string) => string;
}

export function scopeAddress(
  project: string,
  narrower: Partial<Pick<Scope, 'siteId' | 'networkId'>>,
  place: string,
) {
  const middle = narrower.networkId
    ? `/n/${narrower.networkId}`
    : narrower.siteId
      ? `/s/${narrower.siteId}`
      : '';
  return `/p/${project}${middle}${place && `/${place}`}`;
}

/** The project, site and network that the address names; null when the person has no such project. */
export function useScopeIfAny(): Scope | null {
  const { project: projectId, site, network } = useParams();
  const me = useMe();
  const project = me.projects.find((one) => one.id === projectId);
  if (!project) return null;
  const narrower = { siteId: site, networkId: network };
  return {
    project,
    siteId: site,
    networkId: network,
    to: (place) => scopeAddress(project.id, narrower, place),
  };
}

export function useScope(): Scope {
  const scope = useScopeIfAny();
  if (!scope) throw new Error('useScope needs an address that names one of the person’s projects');
  return scope;
}
