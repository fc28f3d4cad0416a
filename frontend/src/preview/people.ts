/** Invented people for a questionnaire that asks about a network: nobody's names are shown while it is written. */

import type { Person } from '../respond/personal/people';

const person = (number: number, name: string, school: string, role: string): Person => ({
  id: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  name,
  school,
  role,
});

const WEST = 'Lakeside Primary';
const HILL = 'Hill Primary';
const PALM = 'Palm Grove School';

export const invented: Person[] = [
  person(1, 'Amina Mollel', HILL, 'school_leader'),
  person(2, 'Diego Paredes', HILL, 'teacher'),
  person(3, 'Grace Achieng', HILL, 'teacher'),
  person(4, 'Isabel Domingo', HILL, 'curriculum_coordinator'),
  person(5, 'Joseph Okello', WEST, 'school_leader'),
  person(6, 'Lourdes Ramos', WEST, 'teacher'),
  person(7, 'Marta Quilaqueo', WEST, 'teacher'),
  person(8, 'Noel Santos', PALM, 'school_leader'),
  person(9, 'Peter Wafula', PALM, 'teacher'),
  person(10, 'Rosa Catrileo', PALM, 'teacher'),
  person(11, 'Sarah Namubiru', PALM, 'facilitator'),
];
