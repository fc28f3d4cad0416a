/** A small questionnaire in two languages, as the compiler makes it, for the tests of the page. */

import type { Model, ModelNode } from '../lib/form-engine/model';
import type { LinkContent } from './database';

export const TOKEN = 'token-of-a-link';

const choices = {
  from: ['path', ['instance', 'yn'], 'root', 'item'],
  value: 'name',
  label: 'label',
  list: 'yn',
};

const nodes: ModelNode[] = [
  { name: 'end', kind: 'end', type: 'datetime' },
  {
    name: 'about',
    kind: 'group',
    label: 0,
    appearance: ['field-list'],
    nodes: [
      { name: 'name', kind: 'text', label: 1, required: ['true'] },
      {
        name: 'age',
        kind: 'integer',
        label: 2,
        constraint: ['>=', ['path', '.'], 18],
        constraint_message: 3,
      },
    ],
  },
  { name: 'head', kind: 'one', label: 4, choices },
  {
    name: 'more',
    kind: 'group',
    relevant: ['=', ['path', '/', 'head'], 'yes'],
    nodes: [{ name: 'why', kind: 'text', label: 5 }],
  },
];

const model: Model = {
  v: 1,
  id: 'f',
  version: '1',
  title: 'Cuestionario',
  root: 'data',
  languages: [
    { code: 'es', name: 'Español' },
    { code: 'en', name: 'English' },
  ],
  texts: [
    ['Sobre usted', 'About you'],
    ['Nombre', 'Name'],
    ['Edad', 'Age'],
    ['Desde 18', 'From 18'],
    ['¿Dirige?', 'Head?'],
    ['¿Por qué?', null],
    ['Sí', 'Yes'],
    ['No', 'No'],
  ],
  itext: {},
  lists: {
    yn: {
      root: 'root',
      item: 'item',
      columns: ['name', 'label'],
      rows: [
        ['yes', 6],
        ['no', 7],
      ],
    },
  },
  nodes,
  web: true,
  web_reasons: [],
};

export const content = (changes: Partial<LinkContent> = {}): LinkContent => ({
  wave: { id: 'wave-1', title: 'Monitoreo', project: 'SLEP', state: 'open', closes_on: '2026-12-15' },
  unit: { kind: 'network', label: 'Red Los Aromos' },
  instrument_version_id: 'version-1',
  default_language: 'es',
  model,
  ...changes,
});

const people = {
  from: ['path', ['instance', 'roster'], 'root', 'item'],
  value: 'name',
  label: 'label',
  list: 'roster',
  roster: true as const,
};
/** The name of the chosen person, as a form would say it in a later question. */
const called = [
  'path',
  ['instance', 'roster'],
  'root',
  ['item', ['=', ['path', '.', 'name'], ['path', '/', 'head']]],
  'label',
];
/** Asks about people of the network: their list is filled when it is opened. */
export const aboutPeople: Model = {
  ...model,
  lists: {
    roster: {
      root: 'root',
      item: 'item',
      columns: ['name', 'label', 'school', 'role'],
      rows: [],
      missing: 'roster.csv',
    },
  },
  nodes: [
    { name: 'advice', kind: 'many', label: 4, choices: people },
    { name: 'head', kind: 'one', label: 5, choices: people },
    { name: 'called', kind: 'calculate', type: 'text', calculate: called },
  ],
};
