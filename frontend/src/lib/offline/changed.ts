import type { Item } from './item';
import { type Fields, same } from './merge';

/** The fields of a form that say something else than the record that it began with. */
export const changedFields = (record: Fields, form: Fields): Fields =>
  Object.fromEntries(
    Object.entries(form).filter(([name, value]) => value !== undefined && !same(record[name], value)),
  );

/** Changes of fields that a refused item holds mend that item; the others are a change of their own. */
export function byItem(changes: Fields, items: Item[]): Fields[] {
  const refused = items.find(({ trouble }) => trouble?.kind === 'refused')?.body ?? {};
  const some = (of: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(changes).filter(([name]) => of(name)));
  return [some((name) => name in refused), some((name) => !(name in refused))].filter(
    (part) => Object.keys(part).length > 0,
  );
}
