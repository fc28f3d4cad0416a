import { expect, test } from 'vitest';
import { readNumber } from './numbers';

test('a comma and a point are both decimal signs', () => {
  for (const language of ['es', 'en', 'sw', 'fil'] as const) {
    expect(readNumber('12,5', language)).toBe(12.5);
    expect(readNumber('12.5', language)).toBe(12.5);
    expect(readNumber(' 1 234,5 ', language)).toBe(1234.5);
    expect(readNumber('1.234,5', language)).toBe(1234.5);
    expect(readNumber('1,234.5', language)).toBe(1234.5);
    expect(readNumber('−3', language)).toBe(-3);
    expect(readNumber('87 %', language)).toBe(87);
  }
});

test('where a sign could be either, the reader’s language decides', () => {
  expect(readNumber('1.234', 'es')).toBe(1234);
  expect(readNumber('1,234', 'es')).toBe(1.234);
  expect(readNumber('1,234', 'en')).toBe(1234);
  expect(readNumber('1.234', 'en')).toBe(1.234);
  expect(readNumber('1.234.567', 'en')).toBe(1234567);
});

test('a blank is no value, and what is no number is told from it', () => {
  expect(readNumber('  ', 'es')).toBeUndefined();
  for (const typed of ['abc', '12a', '1,2,3', '--3', '1.2.3', '.', '1,23,4.5'])
    expect(readNumber(typed, 'es')).toBeNaN();
});
