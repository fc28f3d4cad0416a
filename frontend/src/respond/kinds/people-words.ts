/** The words of questions that are answered with people. */

import { type Words, wordsOf } from '../strings';

const es = {
  search: 'Buscar una persona',
  shown: 'Personas en la lista: {count}',
  nobody: 'Nadie con ese nombre en su red.',
  chosen: 'Elegidas',
  drop: 'Quitar a {name}',
  noSchool: 'Sin escuela',
  away: 'Los nombres de su red no se pueden mostrar ahora. Abra este enlace con conexión.',
  gone: 'Alguien que ya no está en la lista',
  school_leader: 'Dirección',
  curriculum_coordinator: 'Coordinación curricular',
  teacher: 'Docente',
  facilitator: 'Facilitación',
  district_representative: 'Representante del territorio',
  supervisor: 'Supervisión',
  researcher: 'Investigación',
};
export type PeopleWords = typeof es;

const en: PeopleWords = {
  search: 'Search for a person',
  shown: 'People in the list: {count}',
  nobody: 'Nobody of that name in your network.',
  chosen: 'Chosen',
  drop: 'Remove {name}',
  noSchool: 'Without a school',
  away: 'The names of your network cannot be shown now. Open this link with a connection.',
  gone: 'Somebody who is no longer in the list',
  school_leader: 'School leader',
  curriculum_coordinator: 'Curriculum coordinator',
  teacher: 'Teacher',
  facilitator: 'Facilitator',
  district_representative: 'District representative',
  supervisor: 'Supervisor',
  researcher: 'Researcher',
};

const fil: PeopleWords = {
  search: 'Maghanap ng tao',
  shown: 'Mga tao sa listahan: {count}',
  nobody: 'Walang may ganoong pangalan sa inyong network.',
  chosen: 'Napili',
  drop: 'Alisin si {name}',
  noSchool: 'Walang paaralan',
  away: 'Hindi maipakita ngayon ang mga pangalan sa inyong network. Buksan ang link na ito nang may koneksyon.',
  gone: 'Isang taong wala na sa listahan',
  school_leader: 'Punong-guro',
  curriculum_coordinator: 'Tagapag-ugnay ng kurikulum',
  teacher: 'Guro',
  facilitator: 'Tagapagpadaloy',
  district_representative: 'Kinatawan ng distrito',
  supervisor: 'Superbisor',
  researcher: 'Mananaliksik',
};

const sw: PeopleWords = {
  search: 'Tafuta mtu',
  shown: 'Watu kwenye orodha: {count}',
  nobody: 'Hakuna mwenye jina hilo kwenye mtandao wako.',
  chosen: 'Waliochaguliwa',
  drop: 'Ondoa {name}',
  noSchool: 'Bila shule',
  away: 'Majina ya mtandao wako hayawezi kuonyeshwa sasa. Fungua kiungo hiki ukiwa na mtandao.',
  gone: 'Mtu ambaye hayupo tena kwenye orodha',
  school_leader: 'Mkuu wa shule',
  curriculum_coordinator: 'Mratibu wa mtaala',
  teacher: 'Mwalimu',
  facilitator: 'Mwezeshaji',
  district_representative: 'Mwakilishi wa wilaya',
  supervisor: 'Msimamizi',
  researcher: 'Mtafiti',
};

const CATALOGUE = { es, en, fil, sw };

/** In the language that the page's own words are in. */
export function peopleWords(words: Words): PeopleWords {
  const codes = Object.keys(CATALOGUE) as (keyof typeof CATALOGUE)[];
  return CATALOGUE[codes.find((code) => wordsOf(code) === words) ?? 'en'];
}

/** A role by its code; one that this page does not know is left out. */
export const roleOf = (words: PeopleWords, code: string): string =>
  code in words ? words[code as keyof PeopleWords] : '';
