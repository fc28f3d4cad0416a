import { describe, expect, test } from 'vitest';
import { merge, settleClash } from './merge';

const question = (id: string, prediction: string, result = '') => ({
  id,
  question: `Q${id}`,
  prediction,
  result,
});

describe('two people changed one record', () => {
  test('what only I changed goes in, what only they changed stays', () => {
    const base = { who: 'Ann', where: 'Room 1' };
    expect(merge(base, { who: 'Ben' }, { who: 'Ann', where: 'Room 2' })).toEqual({
      fields: { who: 'Ben' },
      clashes: [],
    });
  });

  test('the same change by both needs nothing; null and blank are the same', () => {
    expect(merge({ who: '' }, { who: 'Ben' }, { who: 'Ben' })).toEqual({ fields: {}, clashes: [] });
    expect(merge({ who: null }, { who: '' }, { who: null })).toEqual({ fields: {}, clashes: [] });
  });

  test('what both changed is a clash with all three texts', () => {
    expect(merge({ who: 'Ann' }, { who: 'Ben' }, { who: 'Cai' }).clashes).toEqual([
      { at: 'who', base: 'Ann', yours: 'Ben', current: 'Cai' },
    ]);
  });

  test('I took my change back, they went on: theirs stays', () => {
    expect(merge({ who: 'Ann' }, { who: 'Ann' }, { who: 'Cai' })).toEqual({ fields: {}, clashes: [] });
  });

  test('questions are put together by their ids: additions of both, changes of different parts', () => {
    const base = { questions: [question('1', 'a')] };
    const mine = [question('1', 'A'), question('2', 'mine')];
    const theirs = [question('1', 'a', 'came'), question('3', 'theirs')];
    const { fields, clashes } = merge(base, { questions: mine }, { questions: theirs });
    expect(clashes).toEqual([]);
    expect(fields.questions).toEqual([
      question('1', 'A', 'came'),
      question('3', 'theirs'),
      question('2', 'mine'),
    ]);
  });

  test('one question changed by both is asked about alone; the rest is put together', () => {
    const base = { questions: [question('1', 'a'), question('2', 'b')] };
    const mine = [question('1', 'mine'), question('2', 'B')];
    const theirs = [question('1', 'theirs'), question('2', 'b')];
    const { fields, clashes } = merge(base, { questions: mine }, { questions: theirs });
    expect(clashes).toEqual([{ at: 'questions/1/prediction', base: 'a', yours: 'mine', current: 'theirs' }]);
    expect(fields.questions).toEqual([question('1', 'theirs'), question('2', 'B')]);
  });

  test('taken away by one, left by the other: away; changed by the other: asked', () => {
    const base = { questions: [question('1', 'a'), question('2', 'b')] };
    const without = { questions: [question('2', 'b')] };
    expect(merge(base, without, base).fields.questions).toEqual([question('2', 'b')]);
    const changed = { questions: [question('1', 'changed'), question('2', 'b')] };
    const asked = merge(base, without, changed);
    expect(asked.clashes[0]).toMatchObject({ at: 'questions/1', yours: undefined });
    expect(asked.fields).toEqual({});
  });

  test('my order of the questions wins when I moved them', () => {
    const [one, two] = [question('1', 'a'), question('2', 'b')];
    const moved = merge({ questions: [one, two] }, { questions: [two, one] }, { questions: [one, two] });
    expect(moved.fields.questions).toEqual([two, one]);
  });

  test('a choice is put where it belongs: a field, a part of a question, a whole question, none', () => {
    const current = { who: 'Cai', questions: [question('1', 'theirs')] };
    const clash = (at: string) => ({ at, base: '', yours: '', current: '' });
    expect(settleClash({}, current, clash('who'), 'Ben + Cai')).toEqual({ who: 'Ben + Cai' });
    expect(settleClash({}, current, clash('questions/1/prediction'), 'both').questions).toEqual([
      question('1', 'both'),
    ]);
    expect(settleClash({}, current, clash('questions/1'), undefined).questions).toEqual([]);
    expect(settleClash({}, current, clash('questions/9'), question('9', 'new')).questions).toHaveLength(2);
  });
});
