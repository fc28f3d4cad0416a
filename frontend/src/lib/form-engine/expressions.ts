/** Syntax trees made into closures, once per form: the twin of `expressions.py`. No code is generated. */

import { randomShare, shuffled } from './chance';
import { FUNCTIONS, modulo, nodesOf, numberOf, truthOf } from './library';
import type { Ast } from './model';
import { PatternProblem } from './pattern';
import type { Run } from './run';
import { Cell, children, Node, type Place, Repeat, textOf, type Value } from './tree';
import { isDate, isDateTime } from './values';

export type Expression = (context: Context) => Value;

/** The expression needs something that this engine lacks; the message names it. */
export class Unchecked extends Error {}

/** `node` is what `.` means, `current` the node whose expression is evaluated. */
export interface Context {
  run: Run;
  node: Place;
  current: Node;
  position: number;
  size: number;
}

const NUMERIC: Record<string, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  div: (left, right) => left / right,
  mod: modulo,
};
const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='];

export function compileExpression(ast: Ast): Expression {
  if (!Array.isArray(ast)) return () => ast;
  const head = String(ast[0]);
  const special = SPECIAL[head];
  if (special) return special(ast);
  const parts = ast.slice(1).map(compileExpression);
  const [left = blank, right = blank] = parts;
  const numeric = NUMERIC[head];
  if (numeric) return (context) => numeric(numberOf(left(context)), numberOf(right(context)));
  if (COMPARISONS.includes(head)) return (context) => compare(head, left(context), right(context));
  return (context) =>
    functionOf(head)(
      parts.map((part) => part(context)),
      context,
    );
}

/** Some are loaded apart, and may be missing where there is no connection. */
function functionOf(name: string) {
  const known = FUNCTIONS[name];
  if (!known) throw new Unchecked(`${name}()`);
  return known;
}

const blank: Expression = () => '';
const argument = (ast: Ast[], at: number): Expression => compileExpression(ast[at] ?? '');

/** XPath's comparison: true if it holds for any pair of nodes; no nodes compare as one blank. */
function compare(operator: string, left: Value, right: Value): boolean {
  if (!Array.isArray(left) && !Array.isArray(right)) return compareValues(operator, left, right);
  if (typeof left === 'boolean' || typeof right === 'boolean') {
    return compareValues(operator, truthOf(left), truthOf(right));
  }
  const lefts = sides(left);
  const rights = sides(right);
  return lefts.some((one) => rights.some((other) => compareValues(operator, one, other)));
}

function sides(value: Value): Value[] {
  if (!Array.isArray(value)) return [value];
  return value.length === 0 ? [''] : value.map((node) => node.typed);
}

function compareValues(operator: string, left: Value, right: Value): boolean {
  if (operator === '=' || operator === '!=') return equal(left, right) === (operator === '=');
  const one = inOrder(left, right);
  const other = inOrder(right, left);
  if (operator === '<') return one < other;
  if (operator === '<=') return one <= other;
  return operator === '>' ? one > other : one >= other;
}

/** As in JavaRosa: NaN equals nothing, numbers are equal within 1e-12, a moment equals its own day. */
function equal(left: Value, right: Value): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    if (left === right) return true;
    return left.slice(0, 10) === right.slice(0, 10) && (onDay(left, right) || onDay(right, left));
  }
  if (typeof left === 'boolean' || typeof right === 'boolean') {
    if (isWritten(left) || isWritten(right)) return textOf(left) === textOf(right);
    return truthOf(left) === truthOf(right);
  }
  const one = numberOf(left);
  const other = numberOf(right);
  return one === other || Math.abs(one - other) < 1e-12;
}

const isWritten = (value: Value) => value === 'true' || value === 'false';
const onDay = (moment: string, day: string) => isDate(day) && isDateTime(moment);

/** A date-time beside anything but a date-time counts as its day: `. <= today()` holds all day long. */
function inOrder(value: Value, other: Value): number {
  const number = numberOf(value);
  if (typeof value !== 'string' || value.length <= 10 || !isDateTime(value)) return number;
  return typeof other === 'string' && isDateTime(other) ? number : Math.floor(number);
}

type Step = (context: Context, places: Place[]) => Place[];

/** Nodes that are not relevant are left out of what a path finds, as in JavaRosa. */
function path(ast: Ast[]): Expression {
  const every = pathToAll(ast);
  if (Array.isArray(ast[1]) || ast.length === 2) return every;
  return (context) => nodesOf(every(context)).filter((place) => !(place instanceof Node) || place.live);
}

/** A path that finds nodes that are not relevant too: where a node is meant, not its answer. */
export function pathToAll(ast: Ast): Expression {
  if (!Array.isArray(ast) || ast[0] !== 'path') return compileExpression(ast);
  const base = ast[1] ?? '.';
  const steps = ast.slice(2);
  if (Array.isArray(base)) return instancePath(String(base[1]), steps);
  const walk = steps.map(stepOf);
  if (base === '/') return absolute(steps, walk);
  return (context) => {
    let places: Place[] = [base === 'current' ? context.current : context.node];
    for (const step of walk) places = step(context, places);
    return places;
  };
}

function stepOf(step: Ast): Step {
  if (step === '..') {
    return (_, places) =>
      places.flatMap((place) => (place instanceof Node && place.parent ? [place.parent] : []));
  }
  if (!Array.isArray(step)) {
    const name = String(step);
    return (_, places) => places.flatMap((place) => children(place, name));
  }
  const name = String(step[0]);
  const predicates = step.slice(1).map(compileExpression);
  return (context, places) =>
    filtered(
      context,
      places.flatMap((place) => children(place, name)),
      predicates,
    );
}

function filtered(context: Context, places: Place[], predicates: Expression[]): Place[] {
  let kept = places;
  for (const predicate of predicates) {
    const size = kept.length;
    context.run.left -= size;
    if (context.run.left < 0) throw new Unchecked('a filter over too many rows');
    kept = kept.filter((node, at) => {
      const found = predicate({ ...context, node, position: at + 1, size });
      return typeof found === 'number' ? found === at + 1 : truthOf(found);
    });
  }
  return kept;
}

/** From the form's root; inside a repeat a path through that repeat stays in the same row. */
function absolute(steps: Ast[], walk: Step[]): Expression {
  return (context) => {
    let places: Place[] = [context.run.root];
    for (const [at, step] of walk.entries()) {
      const own = at < walk.length - 1 ? ownRow(context, places, steps[at]) : null;
      places = own ? [own] : step(context, places);
    }
    return places;
  };
}

function ownRow(context: Context, places: Place[], step: Ast | undefined): Node | null {
  const place = places[0];
  if (places.length !== 1 || !(place instanceof Node) || typeof step !== 'string') return null;
  const repeat = place.kids.get(step);
  if (!(repeat instanceof Repeat)) return null;
  let node: Node | null = context.current;
  while (node && node.rowOf !== repeat) node = node.parent;
  return node;
}

function instancePath(name: string, steps: Ast[]): Expression {
  const names = steps.map((step) => String(Array.isArray(step) ? step[0] : step));
  const filters = Array.isArray(steps[1]) ? steps[1].slice(1).map(compileExpression) : [];
  const walk = steps.slice(2).map(stepOf);
  return (context) => {
    const table = tableOf(context, name);
    if (names[0] !== table.root || names[1] !== table.item) return [];
    let places = filtered(context, table.items, filters);
    for (const step of walk) places = step(context, places);
    return places;
  };
}

function tableOf(context: Context, name: string) {
  const table = context.run.program.tables.get(name);
  if (!table || table.missing) throw new Unchecked(`the list ${table?.missing ?? name}`);
  return table;
}

function regex(ast: Ast[]): Expression {
  const text = argument(ast, 1);
  const pattern = argument(ast, 2);
  return (context) => {
    try {
      return FUNCTIONS.regex?.([text(context), pattern(context)], context) ?? false;
    } catch (fault) {
      if (fault instanceof PatternProblem) throw new Unchecked(`regex(): ${fault.message}`);
      throw fault;
    }
  };
}

/** The steps lead from the root; at each named depth the index chooses the row. */
function indexedRepeat(ast: Ast[]): Expression {
  const names = (Array.isArray(ast[1]) ? ast[1].slice(2) : []).map(String);
  const indices = new Map<number, Expression>();
  for (let at = 2; at + 1 < ast.length; at += 2) indices.set(Number(ast[at]), argument(ast, at + 1));
  return (context) => {
    let places: Place[] = [context.run.root];
    for (const [at, name] of names.entries()) {
      const chosen = indices.get(at + 1);
      const own = !chosen && at < names.length - 1 ? ownRow(context, places, name) : null;
      places = own ? [own] : places.flatMap((place) => children(place, name));
      if (chosen) {
        const wanted = numberOf(chosen(context));
        places = places.filter((_, row) => row + 1 === wanted);
      }
    }
    return places;
  };
}

function choiceName(ast: Ast[]): Expression {
  const value = argument(ast, 1);
  const where = pathToAll(ast[2] ?? '');
  return (context) => {
    const wanted = textOf(value(context));
    const node = nodesOf(where(context))[0];
    return node instanceof Node && wanted !== '' ? context.run.choiceLabel(node, wanted) : '';
  };
}

function itext(ast: Ast[]): Expression {
  const key = ast[1] ?? '';
  if (typeof key === 'string') {
    return (context) => context.run.phrase(context.run.program.model.itext[key], context.current);
  }
  const where = compileExpression(key);
  return (context) => {
    const cell = nodesOf(where(context))[0];
    return cell instanceof Cell && typeof cell.raw === 'number'
      ? context.run.phrase(cell.raw, context.current)
      : '';
  };
}

function pulldata(ast: Ast[]): Expression {
  const name = String(ast[1]);
  const [column = blank, key = blank, value = blank] = ast.slice(2).map(compileExpression);
  return (context) => {
    const { items } = tableOf(context, name);
    const wanted = textOf(value(context));
    const by = textOf(key(context));
    const found = items.find((item) => item.cells.get(by)?.text === wanted);
    return found?.cells.get(textOf(column(context)))?.text ?? '';
  };
}

export const chanceKey = (context: Context) => context.run.seed + context.run.path(context.current);

function randomize(ast: Ast[]): Expression {
  const source = argument(ast, 1);
  const seed = ast.length > 2 ? argument(ast, 2) : null;
  return (context) => {
    const places = nodesOf(source(context));
    if (!seed) return shuffled(places, randomShare(chanceKey(context)) * 1e9);
    const given = seed(context);
    const text = textOf(given);
    const number = numberOf(given);
    if (!Number.isNaN(number) || text === '') return shuffled(places, number);
    return shuffled(places, Number(functionOf('hashed-seed')([text], context)));
  };
}

const SPECIAL: Record<string, (ast: Ast[]) => Expression> = {
  path,
  if: (ast) => {
    const [test, yes, no] = [argument(ast, 1), argument(ast, 2), argument(ast, 3)];
    return (context) => (truthOf(test(context)) ? yes(context) : no(context));
  },
  and: (ast) => {
    const [left, right] = [argument(ast, 1), argument(ast, 2)];
    return (context) => truthOf(left(context)) && truthOf(right(context));
  },
  or: (ast) => {
    const [left, right] = [argument(ast, 1), argument(ast, 2)];
    return (context) => truthOf(left(context)) || truthOf(right(context));
  },
  neg: (ast) => {
    const inner = argument(ast, 1);
    return (context) => -numberOf(inner(context));
  },
  '|': (ast) => {
    const [left, right] = [argument(ast, 1), argument(ast, 2)];
    return (context) => [...nodesOf(left(context)), ...nodesOf(right(context))];
  },
  coalesce: (ast) => {
    const [first, second] = [argument(ast, 1), argument(ast, 2)];
    return (context) => {
      const found = first(context);
      const blank = typeof found === 'number' ? Number.isNaN(found) : textOf(found) === '';
      return blank ? second(context) : found;
    };
  },
  // The value the node already has; the argument only while it has none.
  once: (ast) => {
    const inner = argument(ast, 1);
    return (context) => context.current.value || inner(context);
  },
  unsupported: (ast) => () => {
    throw new Unchecked(`${ast[1]}()`);
  },
  regex,
  'indexed-repeat': indexedRepeat,
  'jr:choice-name': choiceName,
  'jr:itext': itext,
  pulldata,
  randomize,
  random: () => (context) => randomShare(chanceKey(context)),
};
