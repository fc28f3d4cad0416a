/** The filled-in form while it is being evaluated: the twin of `tree.py`. */

import type { Definition } from './program';
import { momentOfKind, numberText, toNumber } from './values';

export const MAX_COUNTED_ROWS = 100;
export const MAX_ROWS = 1000;
/** Rows that counts may make in one session: counts within counts multiply. */
export const MAX_COUNTED_IN_ALL = 3000;
const MOMENTS = ['date', 'time', 'datetime'];

/**
 * A question, a group, or one row of a repeat. `value` is text; '' is blank. `result` is what a calculation gave
 * when that was a number or a truth value: the type that the node then has in other expressions.
 */
export class Node {
  readonly kids = new Map<string, Node | Repeat>();
  value = '';
  /**
   * What the calculation of a question gave last: a person's own answer stays until it gives another.
   * Null while the answer is the one that the session was opened with.
   */
  computed: string | null = null;
  /** The part of the value that its choices still offer; null where all of it stands. */
  offered: string | null = null;
  result: number | boolean | null = null;
  relevant = true;
  live = true;
  position = 1;

  constructor(
    readonly definition: Definition,
    readonly parent: Node | null,
    readonly rowOf: Repeat | null = null,
  ) {}

  /** What is not relevant, or no longer offered, reads as blank everywhere, and is kept. */
  get text(): string {
    return this.live ? (this.offered ?? this.value) : '';
  }

  /** What comparisons and sums see: a number or truth value where the node holds one, else its text. */
  get typed(): string | number | boolean {
    const { text } = this;
    if (text === '') return '';
    return this.result ?? (this.definition.numeric ? toNumber(text) : text);
  }

  /**
   * Store what an expression gave as the question's type has it: NaN is blank, a whole number's fraction is cut off,
   * and of a date-time a date question takes the date.
   */
  keep(given: Value): void {
    let found = Array.isArray(given) ? (given[0]?.typed ?? '') : given;
    if (typeof found === 'number') {
      if (Number.isNaN(found)) found = '';
      else if (this.definition.typed === 'integer') found = Math.trunc(found);
    }
    if (MOMENTS.includes(this.definition.typed) && typeof found !== 'boolean') {
      found = momentOfKind(found, this.definition.typed);
    }
    this.value = textOf(found);
    this.result = typeof found === 'string' ? null : found;
  }

  /** This node and every node below it, rows that the count leaves out excepted. */
  *walk(): Generator<Node> {
    yield this;
    for (const kid of this.kids.values()) {
      if (kid instanceof Node) yield* kid.walk();
      else for (const row of kid.counted()) yield* row.walk();
    }
  }
}

/** The rows of a repeat. Rows beyond `limit` (the form's count) are kept but do not take part. */
export class Repeat {
  rows: Node[] = [];
  limit: number | null = null;
  /** Stands in for a row where the repeat as a whole is meant: its relevance, its count. */
  readonly anchor: Node;

  constructor(
    readonly definition: Definition,
    readonly parent: Node,
  ) {
    this.anchor = new Node(definition, parent, this);
  }

  counted(): Node[] {
    return this.limit === null ? this.rows : this.rows.slice(0, this.limit);
  }

  /** A non-relevant repeat has no rows for count, sum and predicates. */
  active(): Node[] {
    return this.counted().filter((row) => row.live);
  }
}

/** One value of a secondary instance; a number is the number of a text of the model. */
export class Cell {
  constructor(readonly raw: string | number | null) {}

  get text(): string {
    return typeof this.raw === 'string' ? this.raw : '';
  }

  get typed(): string {
    return this.text;
  }
}

/** One row of a secondary instance. */
export class Item {
  constructor(readonly cells: ReadonlyMap<string, Cell>) {}

  get text(): string {
    return this.cells.get('.')?.text ?? '';
  }

  get typed(): string {
    return this.text;
  }
}

export type Place = Node | Item | Cell;
export type Value = string | number | boolean | Place[];

export function children(place: Place, name: string): Place[] {
  if (place instanceof Cell) return [];
  if (place instanceof Item) {
    const cell = place.cells.get(name);
    return cell ? [cell] : [];
  }
  if (name === '*') return [...place.kids.keys()].flatMap((kid) => children(place, kid));
  const found = place.kids.get(name);
  if (!found) return [];
  return found instanceof Node ? [found] : found.active();
}

export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return value[0]?.text ?? '';
}
