/** The people of a network, put into a questionnaire that asks about them. */

import type { List, Model } from '../../lib/form-engine/model';
import type { LinkContent } from '../database';

/** The list that is no file: see `form_engine/roster.py`. */
const ROSTER = 'roster.csv';
const COLUMNS = ['name', 'label', 'school', 'role'];

export interface Person {
  /** What an answer holds. */
  id: string;
  name: string;
  school: string;
  role: string;
}

export const asksForPeople = ({ lists }: Model): boolean =>
  Object.values(lists).some(({ missing }) => missing === ROSTER);

/** The questionnaire with these people to choose from, and beside it the one without their names. */
export function seated(content: LinkContent, people: Person[]): LinkContent {
  const { model } = content;
  return { ...content, model: withPeople(model, people, true), nameless: withPeople(model, people, false) };
}

function withPeople(model: Model, people: Person[], named: boolean): Model {
  const rows = people.map(({ id, name, school, role }) => [id, named ? name : '', school, role]);
  const here = ({ root, item }: List): List => ({ root, item, columns: COLUMNS, rows });
  const lists = Object.entries(model.lists).map(([name, list]): [string, List] => [
    name,
    list.missing === ROSTER ? here(list) : list,
  ]);
  return { ...model, lists: Object.fromEntries(lists) };
}
