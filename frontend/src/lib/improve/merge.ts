/** Two people changed one record: which of one's own fields the other person changed too. Pure. */

type Fields = Readonly<Record<string, unknown>>;

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The fields of a form that say something else than the record that it began with. */
export function changedFields<Change extends object>(base: Fields, form: Change): Partial<Change> {
  return Object.fromEntries(
    Object.entries(form).filter(([name, value]) => value !== undefined && !same(base[name], value)),
  ) as Partial<Change>;
}

/** The fields of `mine` that changed in the record since `base`, to something else than I say. */
export function clashes(base: Fields, current: Fields, mine: object): string[] {
  return Object.entries(mine)
    .filter(([name, value]) => !same(base[name], current[name]) && !same(current[name], value))
    .map(([name]) => name);
}
