/** The people on offer, as they are looked for and drawn. Pure. */

import type { List } from '../../lib/form-engine/model';
import type { Option } from '../../lib/form-engine/run';

export interface Offered {
  id: string;
  name: string;
  school: string;
  role: string;
}

/** School and role of those whom the question offers now. */
export function offeredPeople(options: Option[], list: List | undefined): Offered[] {
  const column = (name: string) => list?.columns.indexOf(name) ?? -1;
  const [school, role] = [column('school'), column('role')];
  const rows = new Map((list?.rows ?? []).map((row) => [row[0], row]));
  return options.map(({ value, label }) => {
    const row = rows.get(value);
    return { id: value, name: label, school: String(row?.[school] ?? ''), role: String(row?.[role] ?? '') };
  });
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** Those with all the words in name or school; accents do not matter. */
export function matching(people: Offered[], wanted: string): Offered[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  return people.filter(({ name, school }) =>
    words.every((word) => plain(`${name} ${school}`).includes(word)),
  );
}

/** Headings help where schools have several people; with one or two each they would be half of the list. */
export function hasSchools(people: Offered[]): boolean {
  const schools = new Set(people.map(({ school }) => school));
  return schools.size > 1 && people.length >= 2.5 * schools.size;
}

/** In the order of the list: each school with its people. */
export function bySchool(people: Offered[]): [string, Offered[]][] {
  const groups = new Map<string, Offered[]>();
  for (const one of people) groups.set(one.school, [...(groups.get(one.school) ?? []), one]);
  return [...groups];
}
