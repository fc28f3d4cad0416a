import { queryOptions } from '@tanstack/react-query';
import { accepted, pdsa } from '../api/client';

export interface Driver {
  id: string;
  text: string;
  /** 0 for a primary driver, 1 for one below it. */
  depth: number;
}

/** The drivers of a network's theory, each under its own; none while there is no theory. */
export const driversQuery = (networkId: string) =>
  queryOptions({
    queryKey: ['theories', 'drivers', networkId],
    queryFn: async () => {
      const { items } = await accepted(
        pdsa.GET('/api/pdsa/v1/theories', { params: { query: { network_id: networkId, limit: 200 } } }),
      );
      const shared = items.find((theory) => !theory.school_id);
      if (!shared) return [];
      const theory = await accepted(
        pdsa.GET('/api/pdsa/v1/theories/{theory_id}', { params: { path: { theory_id: shared.id } } }),
      );
      return inOrder(theory.drivers ?? []);
    },
    staleTime: 60_000,
  });

interface Node {
  id: string;
  text: string;
  parent_id?: string | null;
}

export function inOrder(nodes: Node[]): Driver[] {
  const below = (parent: string | null, depth: number): Driver[] =>
    nodes
      .filter((node) => (node.parent_id ?? null) === parent)
      .flatMap((node) => [{ id: node.id, text: node.text, depth }, ...below(node.id, depth + 1)]);
  return below(null, 0);
}
