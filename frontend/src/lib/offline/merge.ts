/**
 * Two people changed one record: what can be put together without asking, and what only a person can settle.
 * Pure: `base` is what this person saw when they began, `yours` what they made of it, `current` what the
 * server holds now.
 */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Fields = Record<string, Json>;

export interface Clash {
  /** A field, or for a list `questions/{id}` or `questions/{id}/prediction`. */
  at: string;
  base: Json | undefined;
  /** undefined: taken away. */
  yours: Json | undefined;
  current: Json | undefined;
}

export interface Merged {
  /** Fields to send again, put together; those in a clash hold the server's side there. */
  fields: Fields;
  clashes: Clash[];
}

type Row = { id: string } & Fields;

export const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((value, index) => same(value, b[index]));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return blank(a) && blank(b);
  const [left, right] = [a as Fields, b as Fields];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    same(left[key], right[key]),
  );
};

/** Nothing written is nothing written, however a service says it. */
const blank = (value: unknown) => value === null || value === undefined || value === '';

/** A list whose members carry ids is merged member by member; any other value as a whole. */
const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) &&
  value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row) && 'id' in row);

export function merge(base: Fields, yours: Fields, current: Fields): Merged {
  const fields: Fields = {};
  const clashes: Clash[] = [];
  for (const [name, mine] of Object.entries(yours)) {
    const before = base[name] ?? null;
    const theirs = current[name] ?? null;
    if (same(mine, theirs)) continue;
    if (same(theirs, before)) fields[name] = mine;
    else if (isRows(mine) && isRows(theirs) && isRows(before ?? [])) {
      const merged = mergeRows(name, (before ?? []) as Row[], mine, theirs);
      clashes.push(...merged.clashes);
      if (!same(merged.rows, theirs)) fields[name] = merged.rows;
    } else if (!same(mine, before)) clashes.push({ at: name, base: before, yours: mine, current: theirs });
  }
  return { fields, clashes };
}

function mergeRows(name: string, base: Row[], yours: Row[], current: Row[]) {
  const clashes: Clash[] = [];
  const [before, mine, theirs] = [base, yours, current].map(
    (rows) => new Map(rows.map((row) => [row.id, row])),
  ) as [Map<string, Row>, Map<string, Row>, Map<string, Row>];
  const kept = new Map<string, Row>();
  for (const id of order(base, yours, current)) {
    const [was, my, their] = [before.get(id), mine.get(id), theirs.get(id)];
    const at = `${name}/${id}`;
    if (my && their) kept.set(id, mergeRow(at, was ?? { id }, my, their, clashes));
    else if (my && (!was || !same(my, was))) {
      // Theirs is gone; mine is new, or was changed since.
      if (was) clashes.push({ at, base: was, yours: my, current: undefined });
      else kept.set(id, my);
    } else if (their && (!was || !same(their, was))) {
      if (was) clashes.push({ at, base: was, yours: undefined, current: their });
      kept.set(id, their);
    }
  }
  return { rows: [...kept.values()], clashes };
}

function mergeRow(at: string, was: Fields, my: Row, their: Row, clashes: Clash[]): Row {
  const row: Row = { ...their };
  for (const key of Object.keys(my)) {
    const mine = my[key] ?? null;
    if (same(mine, their[key]) || same(mine, was[key])) continue;
    if (same(their[key], was[key])) row[key] = mine;
    else clashes.push({ at: `${at}/${key}`, base: was[key], yours: mine, current: their[key] });
  }
  return row;
}

/** My order when I moved something, else theirs; what only the other has follows. */
function order(base: Row[], yours: Row[], current: Row[]): string[] {
  const ids = (rows: Row[]) => rows.map(({ id }) => id);
  const known = new Set(ids(base));
  const moved = !same(
    ids(yours).filter((id) => known.has(id)),
    ids(base).filter((id) => yours.some((row) => row.id === id)),
  );
  return [...new Set(moved ? [...ids(yours), ...ids(current)] : [...ids(current), ...ids(yours)])];
}

/** Puts the chosen value of a clash into the fields that are sent. */
export function settleClash(fields: Fields, current: Fields, clash: Clash, chosen: Json | undefined): Fields {
  const [name = '', id, key] = clash.at.split('/');
  if (id === undefined) return { ...fields, [name]: chosen ?? null };
  const rows = (fields[name] ?? current[name] ?? []) as Row[];
  if (key !== undefined) {
    return { ...fields, [name]: rows.map((row) => (row.id === id ? { ...row, [key]: chosen ?? '' } : row)) };
  }
  const others = rows.filter((row) => row.id !== id);
  const at = rows.findIndex((row) => row.id === id);
  if (chosen === undefined) return { ...fields, [name]: others };
  const place = at < 0 ? others.length : at;
  return { ...fields, [name]: [...others.slice(0, place), chosen, ...others.slice(place)] };
}
