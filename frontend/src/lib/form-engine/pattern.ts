/**
 * regex() matched in linear time: the twin of `pattern.py`, which says why no backtracking engine is used.
 * The dialect: literals, `.`, classes, `\d \w \s` (ASCII), groups, `|`, `* + ? {m,n}`, `^ $`; whole text.
 */

const MAX_PATTERN = 500;
const MAX_STATES = 4000;
const MAX_REPEAT = 1000;
/** States times characters: what one match may cost. */
const MAX_WORK = 1_000_000;
const LAST = 0x10ffff;

type Ranges = readonly (readonly [number, number])[];
type Tree =
  | { kind: 'chars'; ranges: Ranges }
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'seq'; parts: Tree[] }
  | { kind: 'alt'; parts: Tree[] }
  | { kind: 'repeat'; part: Tree; least: number; most: number };

interface State {
  kind: 'chars' | 'free' | 'start' | 'end' | 'accept';
  exits: number[];
  ranges: Ranges;
}

const CLASSES: Record<string, Ranges> = {
  d: [[48, 57]],
  w: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  s: [
    [9, 13],
    [32, 32],
    [160, 160],
  ],
};
const CONTROLS: Record<string, number> = { n: 10, r: 13, t: 9, f: 12, v: 11 };

export class PatternProblem extends Error {}

const known = new Map<string, { states: State[]; start: number }>();

/** Whether the whole text matches. Throws PatternProblem, also when text and pattern are too large together. */
export function matches(text: string, pattern: string): boolean {
  const codes = codesOf(text);
  let machine = known.get(pattern);
  if (!machine) {
    machine = build(pattern);
    known.set(pattern, machine);
  }
  if (codes.length * machine.states.length > MAX_WORK) throw new PatternProblem(`“${pattern}”`);
  return run(machine.states, machine.start, codes);
}

const codesOf = (text: string): number[] => Array.from(text, (char) => char.codePointAt(0) ?? 0);

function run(states: State[], start: number, codes: number[]): boolean {
  let current = closure(states, [start], 0, codes.length);
  for (const [at, code] of codes.entries()) {
    const moved: number[] = [];
    for (const state of current) {
      if (state.kind === 'chars' && state.ranges.some(([low, high]) => low <= code && code <= high)) {
        moved.push(...state.exits);
      }
    }
    if (moved.length === 0) return false;
    current = closure(states, moved, at + 1, codes.length);
  }
  return current.some((state) => state.kind === 'accept');
}

function closure(states: State[], from: number[], at: number, last: number): State[] {
  const seen = new Set<number>();
  const todo = [...from];
  const out: State[] = [];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const state = states[next];
    if (!state || seen.has(next)) continue;
    seen.add(next);
    const { kind } = state;
    if (kind === 'chars' || kind === 'accept') out.push(state);
    else if (kind === 'free' || (kind === 'start' && at === 0) || (kind === 'end' && at === last)) {
      todo.push(...state.exits);
    }
  }
  return out;
}

function build(pattern: string) {
  const reader = new Reader(pattern);
  const tree = reader.whole();
  const states: State[] = [];
  const add = (kind: State['kind'], exits: number[], ranges: Ranges = []): number => {
    if (states.length >= MAX_STATES) throw new PatternProblem(`“${pattern}”`);
    states.push({ kind, exits, ranges });
    return states.length - 1;
  };
  const wire = (node: Tree, goal: number): number => {
    if (node.kind === 'chars') return add('chars', [goal], node.ranges);
    if (node.kind === 'start' || node.kind === 'end') return add(node.kind, [goal]);
    if (node.kind === 'alt')
      return add(
        'free',
        node.parts.map((part) => wire(part, goal)),
      );
    if (node.kind === 'seq') return node.parts.reduceRight((next, part) => wire(part, next), goal);
    return wireRepeat(node, goal);
  };
  const wireRepeat = (node: Extract<Tree, { kind: 'repeat' }>, goal: number): number => {
    let start = goal;
    if (node.most < 0) {
      start = add('free', [goal]);
      const loop = states[start];
      const inside = wire(node.part, start);
      if (loop) loop.exits = [inside, goal];
    } else {
      for (let extra = node.least; extra < node.most; extra += 1) {
        start = add('free', [wire(node.part, start), goal]);
      }
    }
    for (let times = 0; times < node.least; times += 1) {
      const before = start;
      start = wire(node.part, start);
      if (start === before) break;
    }
    return start;
  };
  return { states, start: wire(tree, add('accept', [])) };
}

function complement(ranges: Ranges): Ranges {
  const out: [number, number][] = [];
  let start = 0;
  for (const [low, high] of [...ranges].sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
    if (low > start) out.push([start, low - 1]);
    start = Math.max(start, high + 1);
  }
  if (start <= LAST) out.push([start, LAST]);
  return out;
}

class Reader {
  private readonly chars: string[];
  private at = 0;
  private depth = 0;

  constructor(private readonly pattern: string) {
    this.chars = Array.from(pattern);
    if (this.chars.length > MAX_PATTERN) throw this.fault();
  }

  whole(): Tree {
    const tree = this.alternatives();
    if (this.at < this.chars.length) throw this.fault();
    return tree;
  }

  /** The compiler names what is wrong with a pattern; here one that comes from an answer is left unchecked. */
  private fault() {
    return new PatternProblem(`“${this.pattern}”`);
  }

  private peek(ahead = 0): string {
    return this.chars[this.at + ahead] ?? '';
  }

  private alternatives(): Tree {
    const parts = [this.sequence()];
    while (this.peek() === '|') {
      this.at += 1;
      parts.push(this.sequence());
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'alt', parts };
  }

  private sequence(): Tree {
    const parts: Tree[] = [];
    while (!['', '|', ')'].includes(this.peek())) parts.push(this.repeated());
    return { kind: 'seq', parts };
  }

  private repeated(): Tree {
    let atom = this.atom();
    for (;;) {
      const char = this.peek();
      let bounds: [number, number];
      if (char === '*' || char === '+' || char === '?') {
        this.at += 1;
        bounds = char === '*' ? [0, -1] : char === '+' ? [1, -1] : [0, 1];
      } else if (char === '{') bounds = this.bounds();
      else return atom;
      if (this.peek() === '?') this.at += 1;
      if (atom.kind === 'start' || atom.kind === 'end') throw this.fault();
      atom = { kind: 'repeat', part: atom, least: bounds[0], most: bounds[1] };
    }
  }

  private bounds(): [number, number] {
    const close = this.chars.indexOf('}', this.at);
    const found = /^(\d{1,5})(,?)(\d{0,5})$/.exec(this.chars.slice(this.at + 1, close).join(''));
    if (close < 0 || !found || (found[3] && !found[2])) throw this.fault();
    const least = Number(found[1]);
    const most = found[3] ? Number(found[3]) : found[2] ? -1 : least;
    if (Math.max(least, most) > MAX_REPEAT || (most > -1 && most < least)) {
      throw this.fault();
    }
    this.at = close + 1;
    return [least, most];
  }

  private atom(): Tree {
    const char = this.peek();
    this.at += 1;
    if (char === '(') return this.group();
    if (char === '[') return this.bracket();
    if (char === '.') {
      return {
        kind: 'chars',
        ranges: complement([
          [10, 10],
          [13, 13],
        ]),
      };
    }
    if (char === '^') return { kind: 'start' };
    if (char === '$') return { kind: 'end' };
    if (char === '\\') return { kind: 'chars', ranges: this.escape() };
    if ('*+?{'.includes(char)) throw this.fault();
    return { kind: 'chars', ranges: only(char) };
  }

  private group(): Tree {
    if (this.peek() === '?') {
      if (this.peek(1) !== ':') throw this.fault();
      this.at += 2;
    }
    this.depth += 1;
    if (this.depth > 40) throw this.fault();
    const inner = this.alternatives();
    this.depth -= 1;
    if (this.peek() !== ')') throw this.fault();
    this.at += 1;
    return inner;
  }

  private escape(): Ranges {
    const char = this.peek();
    this.at += 1;
    const ranges = CLASSES[char.toLowerCase()];
    if (ranges) return char === char.toLowerCase() ? ranges : complement(ranges);
    const control = CONTROLS[char];
    if (control !== undefined) return [[control, control]];
    if (char === 'u' || char === 'x') {
      const length = char === 'u' ? 4 : 2;
      const digits = this.chars.slice(this.at, this.at + length).join('');
      if (digits.length === length && /^[0-9a-fA-F]+$/.test(digits)) {
        this.at += length;
        return [[Number.parseInt(digits, 16), Number.parseInt(digits, 16)]];
      }
    }
    if (!char || /^[a-zA-Z0-9]$/.test(char)) throw this.fault();
    return only(char);
  }

  private bracket(): Tree {
    const negated = this.peek() === '^';
    if (negated) this.at += 1;
    const ranges: (readonly [number, number])[] = [];
    while (this.peek() !== ']') {
      const low = this.member();
      if (this.peek() === '-' && !['', ']'].includes(this.peek(1))) {
        this.at += 1;
        ranges.push(this.span(low, this.member()));
      } else ranges.push(...low);
    }
    this.at += 1;
    return { kind: 'chars', ranges: negated ? complement(ranges) : ranges };
  }

  private span(low: Ranges, high: Ranges): [number, number] {
    const from = low[0];
    const to = high[0];
    if (!from || !to || low.length !== 1 || high.length !== 1 || from[0] !== from[1] || to[0] < from[0]) {
      throw this.fault();
    }
    return [from[0], to[0]];
  }

  private member(): Ranges {
    const char = this.peek();
    if (!char) throw this.fault();
    this.at += 1;
    return char === '\\' ? this.escape() : only(char);
  }
}

function only(char: string): Ranges {
  const code = char.codePointAt(0) ?? 0;
  return [[code, code]];
}
