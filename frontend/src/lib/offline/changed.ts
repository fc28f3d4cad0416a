import { type Fields, same } from './merge';

/** The fields of a form that say something else than the record that it began with. */
export const changedFields = (record: Fields, form: Fields): Fields =>
  Object.fromEntries(
    Object.entries(form).filter(([name, value]) => value !== undefined && !same(record[name], value)),
  );
