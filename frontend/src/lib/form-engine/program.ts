/** A model made ready to run: the twin of `program.py`. */

import { compileExpression, type Expression, pathToAll } from './expressions';
import type { Ast, List, Model, ModelNode, Phrase } from './model';
import { Cell, Item } from './tree';

export interface Table {
  root: string;
  item: string;
  items: Item[];
  missing: string;
}

/** One node of the model with its expressions compiled; undefined where the form has none. */
export interface Definition {
  name: string;
  kind: string;
  raw: ModelNode;
  kids: Definition[];
  numeric: boolean;
  /** The kind of its value: of a calculation the type that the form declares. */
  typed: string;
  /** Puts a question to a person. */
  asked: boolean;
  /** What is calculated fills a question that a person may answer otherwise. */
  suggested: boolean;
  relevant?: Expression;
  constraint?: Expression;
  required?: Expression;
  readonly?: Expression;
  calculate?: Expression;
  initial?: Expression;
  count?: Expression;
  choices?: { source: Expression; value: string[]; label: string[]; filtered: boolean };
  triggers: [Expression, Expression][];
}

const ASKED = new Set(
  'text integer decimal one many rank range date time datetime ack geopoint geotrace geoshape barcode image audio video file'.split(
    ' ',
  ),
);

const PRELOADED: Record<string, string> = { start: 'datetime', end: 'datetime', today: 'date' };

/** Compiled once from a model and shared by the sessions over it. */
export class Program {
  readonly languages: string[];
  readonly tables = new Map<string, Table>();
  readonly texts: (string | Expression[] | null)[][];
  readonly root: Definition;

  constructor(readonly model: Model) {
    this.languages = model.languages.map(({ code }) => code);
    for (const [name, list] of Object.entries(model.lists)) this.tables.set(name, tableOf(list));
    this.texts = model.texts.map((row) => row.map(phraseOf));
    const top: ModelNode = { name: '', kind: 'group' };
    this.root = { ...definitionOf(top), kids: model.nodes.map(definitionOf) };
  }
}

function tableOf(list: List): Table {
  const items = list.rows.map(
    (row) => new Item(new Map(list.columns.map((name, at) => [name, new Cell(row[at] ?? null)]))),
  );
  return { root: list.root, item: list.item, items, missing: list.missing ?? '' };
}

const phraseOf = (part: Phrase) => (Array.isArray(part) ? part.map(compileExpression) : part);

function definitionOf(raw: ModelNode): Definition {
  const { kind } = raw;
  const typed = ['range', 'calculate', 'hidden', 'meta'].includes(kind)
    ? (raw.type ?? 'text')
    : (PRELOADED[kind] ?? kind);
  const asked = ASKED.has(kind) && !raw.appearance?.includes('label');
  const compiled = (ast: Ast | undefined) => (ast === undefined ? undefined : compileExpression(ast));
  return {
    name: raw.name,
    kind,
    raw,
    kids: (raw.nodes ?? []).map(definitionOf),
    numeric: typed === 'integer' || typed === 'decimal',
    typed,
    asked,
    suggested: asked && raw.calculate !== undefined && raw.readonly === undefined,
    relevant: compiled(raw.relevant),
    constraint: compiled(raw.constraint),
    required: compiled(raw.required),
    readonly: compiled(raw.readonly),
    calculate: compiled(raw.calculate),
    initial: compiled(raw.initial),
    count: compiled(raw.count),
    choices: raw.choices && {
      source: compileExpression(raw.choices.from),
      value: stepsOf(raw.choices.value),
      label: stepsOf(raw.choices.label),
      filtered: isFiltered(raw.choices.from),
    },
    triggers: (raw.triggers ?? []).map(([target, value]) => [pathToAll(target), compileExpression(value)]),
  };
}

const stepsOf = (path: string) => path.split('/').filter((step) => step !== '' && step !== '.');

/** Whether what is on offer depends on other answers: a filter, or the rows of a repeat of this form. */
const isFiltered = (ast: Ast) =>
  !Array.isArray(ast) ||
  ast[0] !== 'path' ||
  !Array.isArray(ast[1]) ||
  !ast.slice(2).every((step) => typeof step === 'string');
