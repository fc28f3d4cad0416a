import { describe, expect, test } from 'vitest';
import { formatsFor } from '../../../lib/i18n/format';
import { translator } from '../../../lib/i18n/I18n';
import { parseRule, writeRule } from './calendar-rule';
import { ruleInWords } from './rule-in-words';

describe('a calendar rule', () => {
  test.each([
    'FREQ=WEEKLY;BYDAY=MO;BYHOUR=7;BYMINUTE=0',
    'FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=23;BYMINUTE=59',
    'FREQ=YEARLY;BYMONTH=3,7,12;BYMONTHDAY=1;BYHOUR=7;BYMINUTE=0',
  ])('%s is read and written back unchanged', (rule) => {
    const read = parseRule(rule);
    expect(read && writeRule(read)).toBe(rule);
  });

  test.each([
    'FREQ=DAILY',
    'FREQ=MONTHLY;BYDAY=2MO',
    'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1',
    'FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=25',
    'FREQ=WEEKLY;BYDAY=MO,TU',
    'nonsense',
  ])('%s says more than the form knows, and is left alone', (rule) => {
    expect(parseRule(rule)).toBeNull();
  });

  test('is told in plain words', async () => {
    const spanish = await translator('es');
    expect(
      ruleInWords(spanish, formatsFor('es'), 'es', 'FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=7;BYMINUTE=0'),
    ).toBe('Cada mes, el día 1, a las 7:00');
    const english = await translator('en');
    const terms = 'FREQ=YEARLY;BYMONTH=3,12;BYMONTHDAY=-1;BYHOUR=16;BYMINUTE=5';
    expect(ruleInWords(english, formatsFor('en'), 'en', terms)).toBe(
      'Every year, on the last day of March and December, at 16:05',
    );
    expect(ruleInWords(english, formatsFor('en'), 'en', 'FREQ=DAILY')).toBe('FREQ=DAILY');
  });
});
