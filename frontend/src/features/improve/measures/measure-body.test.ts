import { describe, expect, test } from 'vitest';
import { measure } from './fixtures';
import { changedMeasure, newMeasure } from './measure-body';
import { readObservation } from './observation-body';
import { choiceQuestions } from './survey-questions';

const form = (fields: Record<string, string | string[]>) => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) made.append(name, one);
  return made;
};

const typed = {
  name: 'Asistencia del lunes',
  kind: 'outcome',
  definition: 'Lista de las 9:00',
  numerator: 'presentes',
  denominator: 'matriculados',
  direction: 'increase',
  cadence: 'week',
  goal: '92,5',
  decimals: '',
  subgroups: 'Niñas\n Niños \n\n',
  chart: 'auto',
  rules: 'anhoej',
  screen: 'on',
  baseline: '',
};

describe('a measure from the form', () => {
  test('numbers are read with a comma, groups a line each, and a blank is none', () => {
    const body = newMeasure(
      form({ ...typed, network_id: 'n', source: 'typed', data: 'proportion' }),
      'p',
      'es',
    );
    expect(body).toMatchObject({
      goal: 92.5,
      subgroups: ['Niñas', 'Niños'],
      baseline: null,
      school_id: null,
    });
  });

  test('from a survey it is a share, of the answers that count', () => {
    const survey = {
      source: 'survey',
      instrument: 'i',
      question: 'q',
      categories: ['often', 'always'],
      survey_scope: 'network',
    };
    const body = newMeasure(form({ ...typed, ...survey, data: 'number', network_id: 'n' }), 'p', 'es');
    expect(body.data).toBe('proportion');
    expect(body.source).toEqual({
      kind: 'survey',
      instrument: 'i',
      question: 'q',
      categories: ['often', 'always'],
      scope: 'network',
    });
  });

  test('a change sends only what differs from what the person saw', () => {
    const change = changedMeasure(form({ ...typed, subgroups: '', reason: 'Nueva meta' }), measure, 'es');
    expect(change).toEqual({ goal: 92.5, reason: 'Nueva meta' });
  });
});

describe('an observation from the form', () => {
  const read = (fields: Record<string, string>, data: typeof measure.data = 'proportion') =>
    readObservation(form({ on_date: '2026-03-09', ...fields }), data, 'es', '2026-03-10');

  test('missing is not zero: a blank is refused, a reason is taken', () => {
    expect(read({}).faults).toEqual({ numerator: 'fault.empty', denominator: 'fault.empty' });
    expect(read({ is_missing: 'on', missing: 'closed' }).body).toMatchObject({
      missing: 'closed',
      numerator: null,
    });
    expect(read({ is_missing: 'on', missing: 'other' }).faults).toEqual({ note: 'fault.reason_unsaid' });
  });

  test('each slip is named at its field', () => {
    expect(read({ numerator: '5', denominator: '4' }).faults).toEqual({
      numerator: 'fault.above_denominator',
    });
    expect(read({ numerator: '1,5', denominator: 'x' }).faults).toEqual({
      numerator: 'fault.not_whole',
      denominator: 'fault.no_number',
    });
    expect(read({ on_date: '2026-03-11', numerator: '1', denominator: '2' }).faults).toEqual({
      on_date: 'fault.future',
    });
    expect(read({ value: '-1' }, 'count').faults).toEqual({ value: 'fault.negative' });
    expect(read({ value: '0' }, 'time_between').faults).toEqual({ value: 'fault.zero_time' });
  });

  test('a number may have a comma and be below zero', () => {
    expect(read({ value: '-3,5' }, 'number').body).toMatchObject({ value: -3.5, missing: null });
  });
});

test('questions with fixed answers are found, also inside groups, with their words in the reader’s language', () => {
  const choices = { from: 'x', value: 'name', label: 'label', list: 'yn' };
  const model = {
    v: 1,
    id: 'f',
    version: '1',
    title: 'T',
    root: 'data',
    languages: [
      { code: 'es', name: 'Español' },
      { code: 'en', name: 'English' },
    ],
    texts: [
      ['¿Lees?', 'Do you read?'],
      ['Sí', 'Yes'],
      ['No', null],
    ],
    itext: {},
    lists: {
      yn: {
        root: 'r',
        item: 'i',
        columns: ['name', 'label'],
        rows: [
          ['yes', 1],
          ['no', 2],
        ],
      },
    },
    nodes: [
      { name: 'g', kind: 'group', nodes: [{ name: 'reads', kind: 'one', label: 0, choices }] },
      { name: 'why', kind: 'text', label: 0 },
    ],
    web: true,
    web_reasons: [],
  };
  expect(choiceQuestions(model as never, 'en')).toEqual([
    {
      name: 'reads',
      label: 'Do you read?',
      answers: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
    },
  ]);
});
