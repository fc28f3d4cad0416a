// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes its references so
import { describe, expect, test } from 'vitest';
import { type Condition, readLogic, tests, writeLogic } from './logic';

const numeric = (name: string) => name.startsWith('n');

describe('what is shown as clicks', () => {
  test.each([
    ["${q} = 'a'", 'is', ['a']],
    ["${ q }!='a'", 'is_not', ['a']],
    ['(${q} = \'a\' or ${q} = "b")', 'one_of', ['a', 'b']],
    ['${n} > 3', 'more', ['3']],
    ['${n} >= -1.5', 'at_least', ['-1.5']],
    ['${n} < 3', 'less', ['3']],
    ['${n} <= 3', 'at_most', ['3']],
    ["${q} != ''", 'answered', []],
    ['${q} = ""', 'blank', []],
    ["selected(${q}, 'a')", 'is', ['a']],
    ["not(selected(${q}, 'a'))", 'is_not', ['a']],
    ["(selected(${q}, 'a') or selected(${q}, 'b'))", 'one_of', ['a', 'b']],
  ])('%s', (expression, kind, values) => {
    const logic = readLogic(expression);
    expect(logic?.conditions).toHaveLength(1);
    expect(logic?.conditions[0]).toMatchObject({ test: kind, values });
  });

  test('conditions are joined by one word', () => {
    expect(readLogic("${a} = '1' and ${b} = '2' and ${n} > 1")).toMatchObject({ join: 'and' });
    expect(readLogic("${a} = '1' or ${b} = '2'")?.conditions).toHaveLength(2);
    expect(readLogic('')).toEqual({ join: 'and', conditions: [] });
  });
});

test.each([
  "${a} = '1' and ${b} = '2' or ${c} = '3'",
  "(${a} = '1' or ${b} = '2')",
  'count(${r}) > 2',
  '${a} = ${b}',
  "${a} > 'x'",
  '${a} + 1 > 2',
  "${a} = '1' and",
  '. > 3',
  'true()',
  "${a} = 'it''s'",
  '#',
])('%s stays the expression that it is', (expression) => {
  expect(readLogic(expression)).toBeNull();
});

test('whatever is clicked is read back as the same clicks', () => {
  const values = ['a', 'b c', "o'clock", '3', 'ñ'];
  for (const join of ['and', 'or'] as const) {
    for (const kind of tests) {
      for (const many of [false, true]) {
        const number = ['more', 'at_least', 'less', 'at_most'].includes(kind);
        if (many && (number || kind === 'answered' || kind === 'blank')) continue;
        const condition: Condition = {
          question: number ? 'n' : 'q',
          test: kind,
          many,
          values:
            kind === 'answered' || kind === 'blank'
              ? []
              : kind === 'one_of'
                ? values
                : [number ? '3' : "o'clock"],
        };
        const logic = {
          join,
          conditions: [
            condition,
            { ...condition, question: 'q2', test: 'answered' as const, values: [], many: false },
          ],
        };
        expect(readLogic(writeLogic(logic, numeric)), `${join} ${kind} ${many}`).toEqual(logic);
      }
    }
  }
});

test('a condition that is not whole yet is not written', () => {
  const blank: Condition = { question: '', test: 'is', values: [], many: false };
  expect(writeLogic({ join: 'and', conditions: [blank, { ...blank, question: 'q' }] }, numeric)).toBe('');
  expect(writeLogic({ join: 'and', conditions: [{ ...blank, question: 'n', values: ['3'] }] }, numeric)).toBe(
    '${n} = 3',
  );
});
