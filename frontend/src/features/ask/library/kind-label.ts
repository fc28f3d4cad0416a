import type { Translate } from '../../../lib/i18n/I18n';
import { kindNames } from '../build/words';

const byName = new Map(Object.entries(kindNames).map(([kind, id]) => [kind.toLowerCase(), id]));

/** A kind as the library keeps it, in the author's words; one that only its author knows as it is written. */
export const kindLabel = (t: Translate, kind: string): string => {
  const id = byName.get(kind.toLowerCase());
  return id ? t(id) : kind;
};
