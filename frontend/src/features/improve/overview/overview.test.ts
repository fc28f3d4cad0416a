import { expect, test } from 'vitest';
import type { Board, Spread, SpreadNode } from '../../../lib/improve/overview';
import { withEverySchool } from './board';
import { lines, pictureOf } from './spread';

const node = (id: string, site: string, at: string, parent: string | null = null): SpreadNode => ({
  id,
  parent_id: parent,
  title: id,
  status: 'idea',
  network_id: `n-${site}`,
  network: site,
  school_id: null,
  school: null,
  site_id: site,
  country: null,
  as_is: false,
  what_changes: '',
  at,
});

const spread: Spread = {
  project_id: 'p',
  places: [
    { site_id: 'ke', site: 'Kenya', country: 'KE', networks: 1 },
    { site_id: 'ug', site: 'Uganda', country: 'UG', networks: 1 },
  ],
  families: [
    { id: 'a', title: 'a', nodes: [node('a', 'ke', '2023-05-01'), node('b', 'ug', '2023-01-01', 'a')] },
    { id: 'c', title: 'c', nodes: [node('c', 'ug', '2023-02-01'), node('d', 'ug', '2023-09-01', 'c')] },
  ],
  alone: 0,
  cut: false,
};

test('an idea stands below the one it adapts, even with an earlier day, and a line joins the two', () => {
  const picture = pictureOf(spread, spread.families, (key) => key);
  const y = Object.fromEntries(picture.dots.map((dot) => [dot.node.id, dot.y]));
  expect(y.b).toBeGreaterThan(y.a ?? 0);
  expect(picture.edges.map((edge) => edge.key).sort()).toEqual(['b', 'd']);
  expect(picture.columns.map((column) => column.label)).toEqual(['ke', 'ug']);
});

test('families that meet in a column stand side by side', () => {
  const picture = pictureOf(spread, spread.families, (key) => key);
  const x = Object.fromEntries(picture.dots.map((dot) => [dot.node.id, dot.x]));
  expect(x.b).not.toBe(x.c);
  expect(x.c).toBe(x.d);
});

test('one family alone keeps its number and shows only the places it reached', () => {
  const picture = pictureOf(spread, spread.families.slice(1), (key) => key);
  expect(picture.columns.map((column) => column.key)).toEqual(['ug']);
  expect(new Set(picture.dots.map((dot) => dot.family))).toEqual(new Set([2]));
});

test('a long title takes two lines and says that it goes on', () => {
  expect(lines('Reading in pairs')).toEqual(['Reading in pairs']);
  const long = lines('A ten-minute visit to one lesson, with one question afterwards');
  expect(long).toHaveLength(2);
  expect(long[1]?.endsWith('…')).toBe(true);
});

test('a school that has not begun has its row, by name, before the network as a whole', () => {
  const board = {
    rows: [
      { school_id: null, school: null, cells: [] },
      { school_id: 's2', school: 'Two Hills', cells: [] },
    ],
  } as unknown as Board;
  const full = withEverySchool(
    board,
    ['s1', 's2'],
    [
      { id: 's1', name: 'Red Earth' },
      { id: 's2', name: 'Two Hills' },
    ],
  );
  expect(full.rows.map((row) => row.school)).toEqual(['Red Earth', 'Two Hills', null]);
});
