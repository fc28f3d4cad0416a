import { expect, test } from 'vitest';
import type { MeasureChartOut } from '../../../lib/improve/measures';
import { verdictOf } from './verdict';

type Phase = MeasureChartOut['phases'][number];
type Point = MeasureChartOut['points'][number];

const phase = (start: number, stop: number, rest: Partial<Phase> = {}) =>
  ({ start, stop, too_few: false, runs_signal: false, ...rest }) as Phase;
const point = (...marks: Point['marks']) => ({ marks }) as Point;
const chart = (phases: Phase[], points: Point[], too_few = false) =>
  ({ phases, points, too_few }) as MeasureChartOut;

test('nothing is said of a change while the points are too few', () => {
  expect(verdictOf(chart([], []))).toBe('few');
  expect(verdictOf(chart([phase(0, 1, { too_few: true })], [point('outside')]))).toBe('few');
  expect(verdictOf(chart([phase(0, 1, { runs_signal: true })], [point()], true))).toBe('few');
});

test('a run or a point outside the limits is a sign, a point left out of the figures is none', () => {
  expect(verdictOf(chart([phase(0, 2, { runs_signal: true })], [point(), point()]))).toBe('sign');
  expect(verdictOf(chart([phase(0, 2)], [point(), point('outside')]))).toBe('sign');
  expect(verdictOf(chart([phase(0, 2)], [point('excluded'), point()]))).toBe('none');
});

test('only the last phase is judged: what led to a new one is over', () => {
  const both = [phase(0, 1, { runs_signal: true }), phase(1, 2)];
  expect(verdictOf(chart(both, [point('outside'), point()]))).toBe('none');
});
