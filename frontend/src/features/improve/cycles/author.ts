import { accepted, identity, pageSize, pdsa } from '../../../lib/api/client';
import type { Cycle } from '../../../lib/improve/cycles';

/** Who changed a field last, and when; without the name when it is not to be had. */
export async function authorOf(
  { id, network_id }: Pick<Cycle, 'id' | 'network_id'>,
  at: string,
): Promise<{ name: string | null; at: string } | null> {
  const field = at.split('/')[0] ?? '';
  const params = { path: { cycle_id: id } };
  const page = await accepted(pdsa.GET('/api/pdsa/v1/cycles/{cycle_id}/history', { params })).catch(
    () => null,
  );
  const change = page?.items
    .filter(({ fields }) => fields.some((one) => one.field === field))
    .sort((a, b) => b.version - a.version)[0];
  if (!change) return null;
  const people = await accepted(
    identity.GET('/api/identity/v1/networks/{network_id}/people', {
      params: { path: { network_id }, query: { limit: pageSize } },
    }),
  ).catch(() => null);
  return { name: people?.items.find((person) => person.id === change.by)?.name ?? null, at: change.at };
}
