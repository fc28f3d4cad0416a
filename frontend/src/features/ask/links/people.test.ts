import { expect, test } from 'vitest';
import type { WaveLink } from './links';
import { byNetwork, found, invitedOf } from './people';

const link = (number: number, changes: Partial<WaveLink> = {}, person = {}): WaveLink => ({
  id: `l${number}`,
  unit: { kind: 'person', id: `i${number}`, label: '' },
  network: { id: 'n1', label: 'Red Aromos' },
  district: null,
  person: {
    invitation_id: `i${number}`,
    person_id: `p${number}`,
    role: 'teacher',
    school: { id: 's1', label: 'Escuela Ñuble' },
    language: 'es',
    answered_at: null,
    ...person,
  },
  url: `https://duru.example/s/${number}`,
  state: 'active',
  answers: 0,
  invited: 1,
  ...changes,
});

const names = new Map([
  ['p1', 'Zoila Núñez'],
  ['p2', 'Ana Rojas'],
]);

test('a person whose link was revoked and made anew has one row, with the new link', () => {
  const old = link(1, { state: 'revoked', url: null });
  const fresh = link(3, {}, { invitation_id: 'i1', person_id: 'p1' });
  const rows = invitedOf([fresh, old], names);
  expect(rows.map(({ link: { id }, active, name }) => [id, active, name])).toEqual([
    ['l3', true, 'Zoila Núñez'],
  ]);
});

test('people stand by network and then by name; who is not named comes first', () => {
  const elsewhere = link(4, { network: { id: 'n0', label: 'Red Boldo' } });
  const rows = invitedOf([link(1), elsewhere, link(2), link(3)], names);
  expect(rows.map(({ name, network }) => [network.label, name])).toEqual([
    ['Red Aromos', ''],
    ['Red Aromos', 'Ana Rojas'],
    ['Red Aromos', 'Zoila Núñez'],
    ['Red Boldo', ''],
  ]);
  expect(byNetwork(rows).map(({ label, people }) => [label, people.length])).toEqual([
    ['Red Aromos', 3],
    ['Red Boldo', 1],
  ]);
});

test('people are found by any of their words, with or without accents, and by whether they answered', () => {
  const rows = invitedOf([link(1), link(2, {}, { answered_at: '2026-09-05T10:00:00Z' })], names);
  const role = () => 'Docente';
  const ids = (wanted: string, shown: 'all' | 'waiting' | 'answered' = 'all') =>
    found(rows, wanted, shown, role).map(({ invitation }) => invitation);
  expect(ids('')).toEqual(['i2', 'i1']);
  expect(ids('nunez')).toEqual(['i1']);
  expect(ids('docente NUBLE rojas')).toEqual(['i2']);
  expect(ids('aromos xyz')).toEqual([]);
  expect(ids('', 'waiting')).toEqual(['i1']);
  expect(ids('', 'answered')).toEqual(['i2']);
});
