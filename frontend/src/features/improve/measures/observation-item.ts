import type { Measure } from '../../../lib/improve/measures';
import type { NewItem } from '../../../lib/offline/waiting';
import type { ObservationValues } from './observation-body';

export interface ObservationBody extends ObservationValues {
  id: string;
  school_id: string | null;
  subgroup: string | null;
}

/** An observation on its way to the server; its own record, so that one that is refused holds up no other. */
export const observationItem = (measure: Measure, body: ObservationBody, place: string): NewItem => ({
  record: `observation:${body.id}`,
  method: 'POST',
  path: `/api/pdsa/v1/measures/${measure.id}/observations`,
  body: { ...body },
  label: `${measure.name} · ${body.on_date}`,
  place,
  needs: [`measure:${measure.id}`],
  stale: [['measure', measure.id], ['measures']],
});

/** Whether the caller writes what was found at a school; without one, for the network itself. */
export const observesAt = (
  measure: Pick<Measure, 'may_observe_at'>,
  schoolId: string | null | undefined,
): boolean => !schoolId || !measure.may_observe_at || measure.may_observe_at.includes(schoolId);

export const isOf = (measureId: string, item: { method: string; path: string }) =>
  item.method === 'POST' && item.path === `/api/pdsa/v1/measures/${measureId}/observations`;
