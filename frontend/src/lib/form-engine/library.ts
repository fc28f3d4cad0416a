/** The functions of expressions, of evaluated arguments: the twin of `library.py`. */

import type { Context } from './expressions';
import { matches } from './pattern';
import { Node, type Place, textOf, type Value } from './tree';
import { dayText, formatDate, instantDays, instantText, isDateTime, timeFraction, toNumber } from './values';

type Function = (given: Value[], context: Context) => Value;

export function numberOf(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return toNumber(textOf(value));
}

/** A node is true when it is not blank, and a node of a numeric type when it is not zero either. */
export function truthOf(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  if (typeof value === 'string') return value !== '';
  const node = value[0];
  const text = node?.text ?? '';
  return node instanceof Node && node.definition.numeric ? truthOf(toNumber(text)) : text !== '';
}

export const nodesOf = (value: Value): Place[] => (Array.isArray(value) ? value : []);

const textsOf = (given: Value[]): string[] =>
  given.flatMap((value) => (Array.isArray(value) ? value.map((node) => node.text) : [textOf(value)]));

const numbersOf = (given: Value[]): number[] =>
  given.flatMap((value) =>
    Array.isArray(value) ? value.map((node) => toNumber(node.text)) : [numberOf(value)],
  );

/** The values of a select: split at XML white space. */
export const words = (text: string): string[] => text.split(/[ \t\r\n]+/).filter((word) => word !== '');

export function modulo(left: number, right: number): number {
  return right === 0 || !Number.isFinite(left) ? Number.NaN : left % right;
}

function roundHalfUp(value: number, digits = 0): number {
  if (!Number.isFinite(value) || !Number.isFinite(digits)) return Number.NaN;
  const places = Math.max(-300, Math.min(300, Math.trunc(digits)));
  const power = Number(`1e${Math.abs(places)}`);
  if (places < 0) return Math.floor(value / power + 0.5) * power;
  const scaled = value * power;
  return Number.isFinite(scaled) ? Math.floor(scaled + 0.5) / power : value;
}

function index(value: Value | undefined): number | null {
  const number = value === undefined ? Number.NaN : numberOf(value);
  return Number.isFinite(number) ? Math.trunc(number) : null;
}

/** Zero-based, end exclusive; negative positions count from the end. */
function substr(given: Value[]): string {
  const chars = Array.from(textOf(given[0] ?? ''));
  const start = index(given[1]);
  const end = given.length > 2 ? index(given[2]) : chars.length;
  return start === null || end === null ? '' : chars.slice(start, end).join('');
}

/** XPath's own: one-based, with a length. */
function substring(given: Value[]): string {
  const start = roundHalfUp(numberOf(given[1] ?? ''));
  const stop = given.length > 2 ? start + roundHalfUp(numberOf(given[2] ?? '')) : Number.POSITIVE_INFINITY;
  return Array.from(textOf(given[0] ?? ''))
    .filter((_, at) => start <= at + 1 && at + 1 < stop)
    .join('');
}

function translate(given: Value[]): string {
  const [text = [], old = [], fresh = []] = given.map((part) => Array.from(textOf(part)));
  const table = new Map<string, string>();
  for (const [at, char] of old.entries()) if (!table.has(char)) table.set(char, fresh[at] ?? '');
  return text.map((char) => table.get(char) ?? char).join('');
}

function selectedAt(given: Value[]): string {
  const at = index(given[1]);
  return at === null || at < 0 ? '' : (words(textOf(given[0] ?? ''))[at] ?? '');
}

/** A blank makes it blank; so does having nothing to compare. */
const extreme =
  (pick: (...numbers: number[]) => number): Function =>
  (given) => {
    const numbers = numbersOf(given);
    return numbers.length === 0 || numbers.some(Number.isNaN) ? Number.NaN : pick(...numbers);
  };

/** A function of numbers; outside its domain, and over the largest double, the result is NaN. */
const safe =
  (pure: (...numbers: number[]) => number): Function =>
  (given) => {
    const result = pure(...given.map(numberOf));
    return Number.isFinite(result) ? result : Number.NaN;
  };

function between(given: Value[], total: number): boolean {
  const least = numberOf(given[0] ?? '');
  const most = numberOf(given[1] ?? '');
  return (least === -1 || total >= least) && (most === -1 || total <= most);
}

function weighted(given: Value[]): boolean {
  let total = 0;
  for (let at = 2; at + 1 < given.length; at += 2) {
    if (truthOf(given[at] ?? '')) total += numberOf(given[at + 1] ?? '');
  }
  return between(given, total);
}

function dateTime(given: Value[]): string {
  const value = given[0] ?? '';
  if (typeof value === 'number') return instantText(value);
  const text = textOf(value);
  return isDateTime(text) ? text : instantText(toNumber(text));
}

const dated = (value: Value) => (typeof value === 'number' ? instantText(value) : textOf(value));
const format: Function = ([value = '', pattern = '']) => formatDate(dated(value), textOf(pattern));

function before(text: string, mark: string): string {
  const at = mark === '' ? -1 : text.indexOf(mark);
  return at < 0 ? '' : text.slice(0, at);
}

function after(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at < 0 ? '' : text.slice(at + mark.length);
}

const own = (given: Value[], context: Context) =>
  given[0] === undefined ? context.node.text : textOf(given[0]);

/** A function of texts. */
const texts =
  (pure: (one: string, other: string) => Value): Function =>
  ([one = '', other = '']) =>
    pure(textOf(one), textOf(other));

const position: Function = (given, context) => {
  if (given[0] === undefined) return context.position;
  const first = nodesOf(given[0])[0];
  return first instanceof Node ? first.position : Number.NaN;
};

export const FUNCTIONS: Record<string, Function> = {
  abs: safe(Math.abs),
  acos: safe(Math.acos),
  asin: safe(Math.asin),
  atan: safe(Math.atan),
  atan2: safe(Math.atan2),
  boolean: ([value = '']) => truthOf(value),
  'boolean-from-string': texts((text) => text === '1' || text === 'true'),
  ceiling: safe(Math.ceil),
  checklist: (given) => between(given, given.slice(2).filter(truthOf).length),
  concat: (given) => textsOf(given).join(''),
  contains: texts((text, part) => text.includes(part)),
  cos: safe(Math.cos),
  count: ([value = '']) => nodesOf(value).length,
  'count-non-empty': ([value = '']) => nodesOf(value).filter((node) => node.text !== '').length,
  'count-selected': texts((text) => words(text).length),
  date: ([value = '']) => dayText(numberOf(value)),
  'date-time': dateTime,
  'decimal-date-time': ([value = '']) => (typeof value === 'number' ? value : instantDays(textOf(value))),
  'decimal-time': texts(timeFraction),
  'ends-with': texts((text, part) => text.endsWith(part)),
  exp: safe(Math.exp),
  exp10: safe((value) => 10 ** value),
  false: () => false,
  floor: safe(Math.floor),
  'format-date': format,
  'format-date-time': format,
  int: safe(Math.trunc),
  join: (given) => textsOf(given.slice(1)).join(textOf(given[0] ?? '')),
  last: (_, context) => context.size,
  log: safe(Math.log),
  log10: safe(Math.log10),
  max: extreme(Math.max),
  min: extreme(Math.min),
  'normalize-space': (given, context) => words(own(given, context)).join(' '),
  not: ([value = '']) => !truthOf(value),
  now: (_, context) => context.run.now,
  number: (given, context) => (given[0] === undefined ? toNumber(context.node.text) : numberOf(given[0])),
  pi: () => Math.PI,
  position,
  pow: safe((base, exponent) => base ** exponent),
  regex: texts(matches),
  round: (given) => roundHalfUp(...(given.map(numberOf) as [number, number?])),
  selected: texts((list, value) => words(list).includes(value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''))),
  'selected-at': selectedAt,
  sin: safe(Math.sin),
  sqrt: safe(Math.sqrt),
  'starts-with': texts((text, part) => text.startsWith(part)),
  string: own,
  'string-length': (given, context) => Array.from(own(given, context)).length,
  substr,
  substring,
  'substring-after': texts(after),
  'substring-before': texts(before),
  sum: (given) => numbersOf(given).reduce((total, number) => total + number, 0),
  tan: safe(Math.tan),
  today: (_, context) => context.run.now.slice(0, 10),
  translate,
  true: () => true,
  version: (_, context) => context.run.program.model.version,
  'weighted-checklist': weighted,
};
