import { describe, expect, test } from 'vitest';
import { formatsFor } from './format';

// Intl puts a no-break space before the percent sign; the eye reads a space.
const seen = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('numbers are written as the reader writes them', () => {
  test('Spanish: comma decimals, a point for thousands even at four digits', () => {
    const spanish = formatsFor('es');
    expect(seen(spanish.percent(76 / 192))).toBe('39,58 %');
    expect(seen(spanish.percent(412 / 1127))).toBe('36,56 %');
    expect(spanish.integer(1127)).toBe('1.127');
  });

  test('English, Filipino and Swahili: point decimals, a comma for thousands', () => {
    for (const language of ['en', 'fil', 'sw'] as const) {
      expect(formatsFor(language).percent(76 / 192)).toBe('39.58%');
      expect(formatsFor(language).integer(1127)).toBe('1,127');
    }
  });
});

test('a date is the same day in every time zone', () => {
  expect(formatsFor('en').date('2022-11-01')).toBe('1 Nov 2022');
});

test('an instant is told in the zone asked for', () => {
  expect(formatsFor('en').dateTime('2022-11-01T02:00:00Z', 'America/Santiago')).toContain('31 Oct 2022');
});

test('an unknown country code is shown as it is', () => {
  expect(formatsFor('es').country('CL')).toBe('Chile');
  expect(formatsFor('es').country('?')).toBe('?');
});

test('what lies long back is told in months and years, not in a thousand days', () => {
  expect(formatsFor('es').daysAgo(1)).toBe('ayer');
  expect(formatsFor('en').daysAgo(59)).toBe('59 days ago');
  expect(formatsFor('en').daysAgo(60)).toBe('2 months ago');
  expect(formatsFor('sw').daysAgo(1255)).toBe('miaka 3 iliyopita');
});
