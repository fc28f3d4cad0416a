import { describe, expect, test } from 'vitest';
import { choicesOf, resolution } from './choices';
import type { Clash } from './merge';

const clash: Clash = { at: 'who', base: 'Ann', yours: 'Ben', current: 'Cai' };
const conflict = {
  kind: 'conflict' as const,
  version: 6,
  current: { who: 'Cai', where: 'Hall' },
  clashes: [clash],
};
const chosen = (kind: 'yours' | 'theirs' | 'both', value: string) => [{ clash, choice: { kind, value } }];

describe('after the choice between two versions', () => {
  test('nothing is sent while one is open', () => {
    expect(choicesOf([clash], {})).toBeNull();
    expect(choicesOf([clash], { who: { kind: 'yours', value: 'Ben' } })).toHaveLength(1);
  });

  test('mine goes on top of theirs, which stands in the history already', () => {
    expect(resolution(conflict, chosen('yours', 'Ben'))).toEqual([
      { body: { who: 'Ben' }, base: { who: 'Cai' }, version: 6 },
    ]);
  });

  test('theirs is kept, and mine is written just before, so that it is not lost', () => {
    expect(resolution(conflict, chosen('theirs', 'Cai'))).toEqual([
      { body: { who: 'Ben' }, base: { who: 'Cai' }, version: 6 },
      { body: { who: 'Cai' }, base: { who: 'Ben' }, version: null },
    ]);
  });

  test('both together hold mine: one change', () => {
    expect(resolution(conflict, chosen('both', 'Ben\n\nCai'))).toEqual([
      { body: { who: 'Ben\n\nCai' }, base: { who: 'Cai' }, version: 6 },
    ]);
  });

  test('what I had taken away and they changed stays as they have it: nothing to send', () => {
    const row = { id: '1', question: 'Q', prediction: 'changed' };
    const gone: Clash = { at: 'questions/1', base: row, yours: undefined, current: row };
    const kept = [{ clash: gone, choice: { kind: 'theirs' as const, value: row } }];
    expect(resolution({ ...conflict, current: { questions: [row] }, clashes: [gone] }, kept)).toEqual([]);
  });
});
