import { expect, test } from 'vitest';
import { bySchool, hasSchools, matching, type Offered, offeredPeople } from './people-list';

const one = (id: string, name: string, school: string): Offered => ({ id, name, school, role: 'teacher' });
const all = [
  one('1', 'Zoë Núñez', 'North'),
  one('2', 'Ana', 'North'),
  one('3', 'Bo', 'North'),
  one('4', 'Al', 'South'),
];

test('a person is found by any words of name and school, without accents', () => {
  expect(matching(all, 'nunez north').map(({ id }) => id)).toEqual(['1']);
  expect(matching(all, ' ').length).toBe(4);
  expect(matching(all, 'ana south')).toEqual([]);
});

test('schools are headings only where they hold several people', () => {
  const many = [...all, one('5', 'Cy', 'South'), one('6', 'Di', 'South')];
  expect(hasSchools(many)).toBe(true);
  expect(bySchool(many).map(([school, some]) => [school, some.length])).toEqual([
    ['North', 3],
    ['South', 3],
  ]);
  expect(hasSchools([one('1', 'A', 'S1'), one('2', 'B', 'S2'), one('3', 'C', 'S3')])).toBe(false);
  expect(hasSchools([one('1', 'A', 'S1'), one('2', 'B', 'S1')]), 'one school needs no heading').toBe(false);
});

test('school and role come from the list, and somebody who is not in it has neither', () => {
  const list = {
    root: 'root',
    item: 'item',
    columns: ['name', 'label', 'school', 'role'],
    rows: [['id-1', 'Ana', 'North', 'teacher']],
  };
  expect(
    offeredPeople(
      [
        { value: 'id-1', label: 'Ana' },
        { value: 'id-2', label: '' },
      ],
      list,
    ),
  ).toEqual([
    { id: 'id-1', name: 'Ana', school: 'North', role: 'teacher' },
    { id: 'id-2', name: '', school: '', role: '' },
  ]);
});
