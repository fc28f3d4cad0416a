import { accepted, pdsa } from '../../../lib/api/client';

/** Who changed a field last, and when; null when the history is not to be had now. */
export async function authorOf(
  cycleId: string,
  at: string,
): Promise<{ name: string | null; at: string } | null> {
  const field = at.split('/')[0] ?? '';
  const page = await accepted(
    pdsa.GET('/api/pdsa/v1/cycles/{cycle_id}/history', { params: { path: { cycle_id: cycleId } } }),
  ).catch(() => null);
  const change = page?.items.find(({ fields }) => fields.some((one) => one.field === field));
  return change ? { name: null, at: change.at } : null;
}
