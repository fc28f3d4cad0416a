import type { components } from '../../api/schema/pdsa';

/** What one change of a record did: who, when, the fields with old and new value. */
export type Change = components['schemas']['ChangeOut'];
