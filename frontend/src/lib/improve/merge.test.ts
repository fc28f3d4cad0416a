import { expect, test } from 'vitest';
import { changedFields, clashes } from './merge';

const base = { title: 'Pairs', need: 'Reading', context: { grade: '4' }, school_id: null, version: 1 };

test('only fields that say something else are sent', () => {
  const form = { title: 'Pairs', need: 'Writing', context: { grade: '4' }, school_id: undefined };
  expect(changedFields(base, form)).toEqual({ need: 'Writing' });
});

test('a field that the other person left alone is no clash', () => {
  expect(clashes(base, { ...base, title: 'Trios', version: 2 }, { need: 'Writing' })).toEqual([]);
});

test('a field that both changed is a clash, unless both say the same', () => {
  const current = { ...base, need: 'Numbers', context: { grade: '5' } };
  expect(clashes(base, current, { need: 'Writing', context: { grade: '5' } })).toEqual(['need']);
});
