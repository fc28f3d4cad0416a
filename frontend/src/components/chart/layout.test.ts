import { describe, expect, test } from 'vitest';
import { full, point, series } from './fixtures';
import { layOut, nearest } from './layout';
import { legendKeys } from './legend-keys';
import { markPath, seriesPath, stepPath } from './paths';
import { sparkPath } from './Sparkline';
import { apart, dayOf, edges, valueAxis } from './scale';
import { timeTicks } from './ticks';

const sheet = { width: 360, height: 300, language: 'es' as const };

describe('the value axis', () => {
  test('starts at 0 where values are not far from it, and never leaves 0..100 % for shares', () => {
    expect(valueAxis([3, 10], false)).toMatchObject({ low: 0, high: 10 });
    expect(valueAxis([0.91, 0.99], true)).toMatchObject({ high: 1 });
    expect(valueAxis([0, 0.004], true).low).toBe(0);
    expect(valueAxis([95, 99], false).low).toBeGreaterThan(90);
  });

  test('one value, or many equal ones, still has room around it', () => {
    for (const values of [[7], [7, 7, 7], [0], [0, 0]]) {
      const { low, high, ticks } = valueAxis(values, false);
      expect(high).toBeGreaterThan(low);
      expect(ticks.length).toBeGreaterThan(1);
    }
    expect(valueAxis([1, 1], true).high).toBe(1);
    expect(valueAxis([0, 0], true).low).toBe(0);
  });

  test('decimals that write every tick, and no more', () => {
    expect(valueAxis([0, 0.1], true).digits).toBe(0);
    expect(valueAxis([0.994, 0.999], true).digits).toBe(1);
    expect(valueAxis([2_000_000, 2_500_000], false).digits).toBe(0);
  });
});

describe('where time jumps', () => {
  const values = series([1, 2, 3, 4]);
  const jumping = {
    ...values,
    points: values.points.map((one, k) => (k === 2 ? { ...one, afterGap: true } : one)),
  };

  test('no line leads over it, and the axis is marked half way', () => {
    const { series: line, jumps, xs } = layOut(jumping, sheet);
    expect(line.match(/[ML]/g)?.join('')).toBe('MLML');
    expect(jumps).toEqual([((xs[1] ?? 0) + (xs[2] ?? 0)) / 2]);
    expect(layOut(values, sheet).jumps).toEqual([]);
    expect(legendKeys(jumping)).toContain('jump');
    expect(legendKeys(values)).not.toContain('jump');
  });

  test('a point that is left out after it does not hide the jump', () => {
    const points = jumping.points.map((one, k) => (k === 2 ? { ...one, mark: 'excluded' as const } : one));
    expect(
      layOut({ ...jumping, points }, sheet)
        .series.match(/[ML]/g)
        ?.join(''),
    ).toBe('MLM');
  });

  test('the line at a glance is broken there, too, and a point alone between jumps is a dot', () => {
    const alone = jumping.points.map((one, k) => (k === 3 ? { ...one, afterGap: true } : one));
    const { path, dots } = sparkPath(alone, null, 120, 36);
    expect(path.match(/[ML]/g)?.join('')).toBe('MLMM');
    expect(dots).toHaveLength(2);
  });
});

describe('the time axis', () => {
  test('is true to the calendar: twice the days are twice the way', () => {
    const data = series([1, 2, 3]);
    data.points[2] = point('2026-03-23', 3);
    const { xs } = layOut(data, sheet);
    const [a = 0, b = 0, c = 0] = xs;
    expect(c - b).toBeCloseTo(2 * (b - a), 6);
  });

  test('labels never touch, whatever the span and the width', () => {
    for (const [count, every] of [
      [1, 7],
      [3, 1],
      [30, 7],
      [120, 30],
      [1000, 1],
      [1000, 7],
    ] as const)
      for (const width of [320, 360, 768, 1440])
        for (const language of ['es', 'en', 'fil', 'sw'] as const) {
          const { timeTicks: ticks } = layOut(series(Array(count).fill(5), {}, every), {
            ...sheet,
            width,
            language,
          });
          expect(ticks.length).toBeGreaterThan(0);
          ticks.slice(1).forEach((tick, k) => {
            const before = ticks[k];
            const room = ((tick.label.length + (before?.label.length ?? 0)) / 2) * 11 * 0.56;
            expect(tick.x - (before?.x ?? 0)).toBeGreaterThan(room);
          });
        }
  });

  test('the year stands at the first tick and where it changes', () => {
    const ticks = timeTicks(dayOf('2025-10-01'), dayOf('2026-04-01'), 300, 'es');
    expect(ticks.flatMap(({ year }) => year ?? [])).toEqual(['2025', '2026']);
  });
});

describe('lines', () => {
  const y = (value: number) => 100 - value;

  test('break at a gap, pass over a point that is left out, and end with the phase', () => {
    const data = series([1, 2, null, 4, 5, 6]);
    const [first] = data.phases;
    if (!first) throw new Error('no phase');
    data.phases = [
      { ...first, stop: 5 },
      { ...first, start: 5, stop: 6 },
    ];
    const left = data.points[3];
    if (left) left.mark = 'excluded';
    expect(seriesPath(data, [0, 10, 20, 30, 40, 50], y)).toBe('M0 99L10 98M40 95M50 94');
  });

  test('limits are level across each point’s own stretch, step where they change and break where there is none', () => {
    const sides = [0, 10, 20, 30, 40];
    expect(stepPath([5, 5, 7, 7], { start: 0, stop: 4 }, sides, y)).toBe('M0 95H10H20V93H30H40');
    expect(stepPath([5, null, 7, 7], { start: 0, stop: 4 }, sides, y)).toBe('M0 95H10M20 93H30H40');
    expect(stepPath([5, 5, 7, 7], { start: 2, stop: 4 }, sides, y)).toBe('M20 93H30H40');
  });

  test('a stretch reaches half-way to the neighbour, and to a phase’s own first day', () => {
    expect(edges([0, 10, 30], new Map())).toEqual([-10, 5, 20, 40]);
    expect(edges([0, 10, 30], new Map([[2, 28]]))).toEqual([-10, 5, 28, 40]);
    expect(edges([0, 10, 30], new Map([[2, 3]]))).toEqual([-10, 5, 20, 40]);
  });
});

test('each meaning has a shape of its own', () => {
  const kinds = ['plain', 'outside', 'long_run', 'trend', 'excluded'] as const;
  const drawn = kinds.map((kind) => markPath(kind, [{ x: 10, y: 10 }], 3).replace(/[\d.\- ]+/g, ''));
  expect(new Set(drawn).size).toBe(kinds.length);
});

test('figures at the edge keep apart; the centre keeps its place when there is no room', () => {
  const placed = apart([50, 51, 52], 13, 0, 100);
  expect(placed[1]).toBeGreaterThanOrEqual((placed[0] ?? 0) + 13);
  expect(apart([50, 51, 52], 13, 40, 55)).toEqual([expect.any(Number), expect.any(Number), null]);
});

test('cycles stand in lanes beneath the axis and inside the sheet', () => {
  const layout = layOut(full, sheet);
  expect(layout.cycles).toHaveLength(2);
  for (const { x, width, y } of layout.cycles) {
    expect(y).toBeGreaterThan(layout.bottom);
    expect(x).toBeGreaterThanOrEqual(layout.left - 1);
    expect(x + width).toBeLessThanOrEqual(layout.right + 1);
  }
});

test('two cycles of the same days lie in two lanes', () => {
  const [one] = full.cycles;
  if (!one) throw new Error('no cycle');
  const { cycles } = layOut({ ...full, cycles: [one, { ...one, id: 'twin' }] }, sheet);
  expect(new Set(cycles.map(({ y }) => y)).size).toBe(2);
});

test('a tap takes the nearest point', () => {
  const layout = layOut(full, sheet);
  expect(nearest(layout, (layout.xs[3] ?? 0) + 2, 20)).toBe(3);
  expect(nearest({ xs: [], ys: [] }, 5, 5)).toBe(-1);
});
