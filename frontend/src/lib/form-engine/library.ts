/** The functions of expressions, of evaluated arguments: the twin of `library.py`. */

import type { Context } from './expressions';
import { matches } from './pattern';
import { Node, type Place, textOf, type Value } from './tree';
import { dayText, formatDate, instantDays, instantText, isDateTime, toNumber } from './values';

type Function = (given: Value[], context: Context) => Value;

export function numberOf(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return toNumber(value);
  return value[0] ? numberOf(value[0].typed) : Number.NaN;
}

/** A node is true when it is not blank, not the number zero and not the result false. */
export function truthOf(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  if (typeof value === 'string') return value !== '';
  return value[0] ? truthOf(value[0].typed) : false;
}

export const nodesOf = (value: Value): Place[] => (Array.isArray(value) ? value : []);

const textsOf = (given: Value[]): string[] =>
  given.flatMap((value) => (Array.isArray(value) ? value.map((node) => node.text) : [textOf(value)]));

/** What is blank or no number is passed over, as in JavaRosa. */
const numbersOf = (given: Value[]): number[] =>
  given
    .flatMap((value) =>
      Array.isArray(value) ? value.map((node) => numberOf(node.typed)) : [numberOf(value)],
    )
    .filter((number) => !Number.isNaN(number));

/** The values of a select: split at XML white space. */
export const words = (text: string): string[] => text.split(/[ \t\r\n]+/).filter((word) => word !== '');

export function modulo(left: number, right: number): number {
  return right === 0 || !Number.isFinite(left) ? Number.NaN : left % right;
}

const MOST_PLACES = 30;

/** Of the decimal that is written, not of the double beneath it: 1.005 to two places is 1.01. */
export function roundHalfUp(value: number, digits = 0): number {
  if (!Number.isFinite(value)) return value;
  const places = Math.trunc(digits) || 0;
  if (Math.abs(places) > MOST_PLACES) return Number.NaN;
  const scaled = shifted(value, places);
  return Math.abs(scaled) < 2 ** 53 ? shifted(Math.floor(scaled + 0.5), -places) : value;
}

function shifted(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** A place in a text or list; what is no number is 0, as in JavaRosa. */
const index = (value: Value): number => Math.trunc(Math.max(-1e9, Math.min(1e9, numberOf(value)))) || 0;

/** Zero-based, end exclusive; negative positions count from the end. */
function substr(given: Value[]): string {
  const chars = Array.from(textOf(given[0] ?? ''));
  const end = given[2] === undefined ? chars.length : index(given[2]);
  return chars.slice(index(given[1] ?? ''), end).join('');
}

/** A blank answer has the blank choice: `selected(${q}, '')` asks whether nothing is chosen. */
function selected(list: string, value: string): boolean {
  const chosen = words(list);
  const wanted = value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  return wanted === '' ? chosen.length === 0 : chosen.includes(wanted);
}

function selectedAt(given: Value[]): string {
  return words(textOf(given[0] ?? ''))[index(given[1] ?? '')] ?? '';
}

/** Nothing to compare is NaN. */
const extreme =
  (pick: (...numbers: number[]) => number): Function =>
  (given) => {
    const numbers = numbersOf(given);
    return numbers.length === 0 ? Number.NaN : pick(...numbers);
  };

/** A function of numbers. */
export const safe =
  (pure: (...numbers: number[]) => number) =>
  (given: Value[]): number =>
    pure(...given.map(numberOf));

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
export const texts =
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
  boolean: ([value = '']) => truthOf(value),
  ceiling: safe(Math.ceil),
  concat: (given) => textsOf(given).join(''),
  contains: texts((text, part) => text.includes(part)),
  count: ([value = '']) => nodesOf(value).length,
  'count-non-empty': ([value = '']) => nodesOf(value).filter((node) => node.text !== '').length,
  'count-selected': texts((text) => words(text).length),
  date: ([value = '']) => dayText(numberOf(value)),
  'date-time': dateTime,
  'decimal-date-time': ([value = ''], { run }) =>
    typeof value === 'number' ? value : instantDays(textOf(value), run.now),
  'ends-with': texts((text, part) => text.endsWith(part)),
  false: () => false,
  floor: safe(Math.floor),
  'format-date': format,
  'format-date-time': format,
  int: safe(Math.trunc),
  join: (given) => textsOf(given.slice(1)).join(textOf(given[0] ?? '')),
  last: (_, context) => context.size,
  max: extreme(Math.max),
  min: extreme(Math.min),
  'normalize-space': (given, context) => words(own(given, context)).join(' '),
  not: ([value = '']) => !truthOf(value),
  now: (_, context) => context.run.now,
  number: (given, context) => (given[0] === undefined ? toNumber(context.node.text) : numberOf(given[0])),
  pi: () => Math.PI,
  position,
  regex: texts(matches),
  round: (given) => roundHalfUp(...(given.map(numberOf) as [number, number?])),
  selected: texts(selected),
  'selected-at': selectedAt,
  sqrt: safe(Math.sqrt),
  'starts-with': texts((text, part) => text.startsWith(part)),
  string: own,
  'string-length': (given, context) => Array.from(own(given, context)).length,
  substr,
  'substring-after': texts(after),
  'substring-before': texts(before),
  sum: (given) => numbersOf(given).reduce((total, number) => total + number, 0),
  today: (_, context) => context.run.now.slice(0, 10),
  true: () => true,
  version: (_, context) => context.run.program.model.version,
};
