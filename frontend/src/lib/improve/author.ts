import type { components } from '../../api/schema/pdsa';
import { accepted, identity, pageSize } from '../api/client';

type Change = components['schemas']['ChangeOut'];

/**
 * Who changed a field of a record last, and when; without the name when it is not to be had.
 * `at` names the field, or a place in it: `questions/{id}/prediction`.
 */
export async function authorOf(
  networkId: string,
  history: () => Promise<{ items: Change[] }>,
  at: string,
): Promise<{ name: string | null; at: string } | null> {
  const field = at.split('/')[0] ?? '';
  const page = await history().catch(() => null);
  const change = page?.items
    .filter(({ fields }) => fields.some((one) => one.field === field))
    .sort((a, b) => b.version - a.version)[0];
  if (!change) return null;
  const people = await accepted(
    identity.GET('/api/identity/v1/networks/{network_id}/people', {
      params: { path: { network_id: networkId }, query: { limit: pageSize } },
    }),
  ).catch(() => null);
  return { name: people?.items.find((person) => person.id === change.by)?.name ?? null, at: change.at };
}
