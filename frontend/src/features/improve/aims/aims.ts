import { accepted, idempotencyKey, pdsa } from '../../../lib/api/client';
import type { Aim } from '../../../lib/improve/belonging';

type AimFields = 'project_id' | 'network_id' | 'statement' | 'what' | 'for_whom' | 'how_much' | 'by_when';

export const createAim = (body: Pick<Aim, AimFields> & { group?: string }) =>
  accepted(pdsa.POST('/api/pdsa/v1/aims', { headers: idempotencyKey(), body }));
