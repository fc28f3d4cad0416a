import { describe, expect, test } from 'vitest';
import { newId } from '../lib/ids/new-id';
import { continuingWords } from './continuing/words';
import { readNumber, withOffset } from './Inputs';
import { rankOrder } from './kinds/Rank';
import { ownWords } from './own/words';
import { rescueWords } from './rescue/words';
import { scaleValues } from './Scale';
import { shareWords } from './share/words';
import { loadWords, pageLanguage, say, type Words } from './strings';

describe('a number is read as people write it', () => {
  test.each([
    ['12', 12],
    ['-3', -3],
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['1 000', 1000],
    [' 7 ', 7],
    [',5', 0.5],
    ['−4', -4],
  ])('%s is %d', (text, number) => expect(readNumber(text, false)).toBe(number));

  test.each(['', 'abc', '1e5', '2,5,1', '--1', '12 pupils', '9007199254740993'])('%s is none', (text) =>
    expect(readNumber(text, false)).toBeNull(),
  );

  test('a whole number has no decimals', () => {
    expect(readNumber('2,5', true)).toBeNull();
    expect(readNumber('2,0', true)).toBe(2);
  });
});

describe('the buttons of a range', () => {
  test('go from start to end by the step, without rounding dust', () => {
    expect(scaleValues([0, 1, 0.1])).toEqual('0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1'.split(' '));
    expect(scaleValues([10, 0, 5])).toEqual(['10', '5', '0']);
    expect(scaleValues([1, 5, null])).toEqual(['1', '2', '3', '4', '5']);
  });

  test('are left for a field when there would be too many, or no end of them', () => {
    expect(scaleValues([0, 100, 1])).toBeNull();
    expect(scaleValues([0, 10, 0])).toBeNull();
    expect(scaleValues([null, 10, 1])).toBeNull();
  });
});

test('what is not ranked yet follows in the form’s order, what is no longer offered is left out', () => {
  expect(rankOrder(['a', 'b', 'c'], ['c', 'x'])).toEqual(['c', 'a', 'b']);
});

test('a date with time carries the offset of this device', () => {
  expect(withOffset('2026-11-22T10:00')).toMatch(/^2026-11-22T10:00:00\.000[+-]\d\d:\d\d$/);
});

test('a response’s id is a UUID of version 7 that sorts by time', () => {
  const early = newId(1_700_000_000_000);
  const late = newId(1_700_000_000_001);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early < late).toBe(true);
});

describe('the page’s own words', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  test.each(['en', 'fil', 'sw'] as const)('%s fills in what Spanish fills in', async (language) => {
    const [spanish, words] = [await loadWords('es'), await loadWords(language)];
    expect(words.lang).toBe(language);
    for (const [key, text] of Object.entries(spanish)) {
      expect(placeholders(words[key as keyof typeof words]), key).toEqual(placeholders(text));
    }
  });

  test.each([
    ['changing what was sent', ownWords],
    ['going on elsewhere', continuingWords],
    ['a file of answers', rescueWords],
    ['giving an address to oneself', shareWords],
  ] as [string, (words: Words) => Record<string, string>][])('%s has every language', async (_, of) => {
    const spanish = of(await loadWords('es'));
    for (const language of ['en', 'fil', 'sw'] as const) {
      const own = of(await loadWords(language));
      expect(Object.keys(own)).toEqual(Object.keys(spanish));
      for (const [key, text] of Object.entries(own)) {
        expect(placeholders(text), `${language}: ${key}`).toEqual(placeholders(spanish[key] ?? ''));
        expect(text, `${language}: ${key}`).not.toBe(spanish[key]);
      }
    }
  });

  test('the first language the page speaks is taken; Tagalog is Filipino', () => {
    expect(pageLanguage(['qu', 'tl-PH', 'es'])).toBe('fil');
    expect(pageLanguage(['', 'sw-KE'])).toBe('sw');
    expect(pageLanguage(['qu'])).toBe('en');
  });

  test('an unknown placeholder stays to be seen', () => {
    expect(say('{a} of {b}', { a: 1 })).toBe('1 of {b}');
  });
});
