/**
 * “Show this question if …” as clicks. What can not be shown as clicks is left as the expression that it is:
 * `readLogic` then answers null, and nothing rewrites it.
 */

export const tests = [
  'is',
  'is_not',
  'one_of',
  'more',
  'at_least',
  'less',
  'at_most',
  'answered',
  'blank',
] as const;
export type Test = (typeof tests)[number];

export interface Condition {
  /** The name of the question. */
  question: string;
  test: Test;
  /** One value, several for `one_of`, none for `answered` and `blank`. */
  values: string[];
  /** The question takes several answers, so that “is” means “among them”. */
  many: boolean;
}

export interface Logic {
  join: 'and' | 'or';
  conditions: Condition[];
}

type Token = { kind: 'ref' | 'text' | 'number' | 'word' | 'sign'; text: string };

const pattern =
  /\s+|\$\{\s*(?<ref>[A-Za-z_][\w.-]*)\s*\}|'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<number>-?\d+(?:\.\d+)?)|(?<word>[A-Za-z_][\w-]*)|(?<sign>!=|<=|>=|[=<>(),])/gy;

function tokens(expression: string): Token[] | null {
  const found: Token[] = [];
  let end = 0;
  for (const match of expression.matchAll(pattern)) {
    end = match.index + match[0].length;
    const { ref, single, double, number, word, sign } = match.groups ?? {};
    const text = single ?? double;
    if (ref !== undefined) found.push({ kind: 'ref', text: ref });
    else if (text !== undefined) found.push({ kind: 'text', text });
    else if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign });
  }
  return end === expression.length ? found : null;
}

const comparisons: Record<string, Test> = {
  '=': 'is',
  '!=': 'is_not',
  '>': 'more',
  '>=': 'at_least',
  '<': 'less',
  '<=': 'at_most',
};

class Reader {
  private at = 0;
  constructor(private readonly all: Token[]) {}

  get done() {
    return this.at === this.all.length;
  }

  next(text: string, kind: Token['kind'] = 'sign'): boolean {
    const token = this.all[this.at];
    if (token?.kind !== kind || token.text !== text) return false;
    this.at += 1;
    return true;
  }

  take(...kinds: Token['kind'][]): Token | null {
    const token = this.all[this.at];
    if (!token || !kinds.includes(token.kind)) return null;
    this.at += 1;
    return token;
  }

  attempt<Result>(read: () => Result | null): Result | null {
    const before = this.at;
    const found = read();
    if (found === null) this.at = before;
    return found;
  }
}

/** `selected(${q}, 'a')` */
function selected(reader: Reader): Condition | null {
  if (!reader.next('selected', 'word') || !reader.next('(')) return null;
  const question = reader.take('ref');
  if (!question || !reader.next(',')) return null;
  const value = reader.take('text', 'number');
  if (!value || !reader.next(')')) return null;
  return { question: question.text, test: 'is', values: [value.text], many: true };
}

/** `${q} = 'a'`, `${q} > 3`, `${q} != ''` */
function comparison(reader: Reader): Condition | null {
  const question = reader.take('ref');
  const sign = question && reader.take('sign');
  const test = sign && comparisons[sign.text];
  const value = test && reader.take('text', 'number');
  if (!question || !test || !value) return null;
  const one = { question: question.text, many: false };
  if (value.text === '' && value.kind === 'text') {
    if (test !== 'is' && test !== 'is_not') return null;
    return { ...one, test: test === 'is' ? 'blank' : 'answered', values: [] };
  }
  if (!['is', 'is_not'].includes(test) && value.kind !== 'number') return null;
  return { ...one, test, values: [value.text] };
}

function negated(reader: Reader): Condition | null {
  if (!reader.next('not', 'word') || !reader.next('(')) return null;
  const inner = selected(reader);
  if (!inner || !reader.next(')')) return null;
  return { ...inner, test: 'is_not' };
}

/** `(${q} = 'a' or ${q} = 'b')`: one question against several values. */
function oneOf(reader: Reader): Condition | null {
  if (!reader.next('(')) return null;
  const found: Condition[] = [];
  do {
    const one = reader.attempt(() => selected(reader)) ?? reader.attempt(() => comparison(reader));
    if (one?.test !== 'is') return null;
    found.push(one);
  } while (reader.next('or', 'word'));
  const first = found[0];
  if (!first || !reader.next(')')) return null;
  if (found.some((one) => one.question !== first.question || one.many !== first.many)) return null;
  return { ...first, test: found.length > 1 ? 'one_of' : 'is', values: found.flatMap((one) => one.values) };
}

/** The clicks that an expression stands for; null when there are none. Blank: no condition. */
export function readLogic(expression: string): Logic | null {
  const none: Logic = { join: 'and', conditions: [] };
  if (expression.trim() === '') return none;
  const all = tokens(expression.trim());
  if (!all) return null;
  const reader = new Reader(all);
  const conditions: Condition[] = [];
  let join: Logic['join'] | null = null;
  for (;;) {
    const one =
      reader.attempt(() => negated(reader)) ??
      reader.attempt(() => selected(reader)) ??
      reader.attempt(() => oneOf(reader)) ??
      reader.attempt(() => comparison(reader));
    if (!one) return null;
    conditions.push(one);
    if (reader.done) return { join: join ?? 'and', conditions };
    const word = reader.take('word')?.text;
    if ((word !== 'and' && word !== 'or') || (join !== null && word !== join)) return null;
    join = word;
  }
}

const signs: Partial<Record<Test, string>> = {
  is: '=',
  is_not: '!=',
  more: '>',
  at_least: '>=',
  less: '<',
  at_most: '<=',
};

/** A value may hold one kind of quotation mark, never both. */
const quoted = (value: string) => (value.includes("'") ? `"${value.replaceAll('"', '')}"` : `'${value}'`);
const plainNumber = /^-?\d+(\.\d+)?$/;

function writeCondition(
  { question, test, values, many }: Condition,
  numeric: (name: string) => boolean,
): string {
  const ref = `\${${question}}`;
  const word = (value: string) => (numeric(question) && plainNumber.test(value) ? value : quoted(value));
  const equal = (value: string) => (many ? `selected(${ref}, ${quoted(value)})` : `${ref} = ${word(value)}`);
  const [first = ''] = values;
  if (test === 'answered') return `${ref} != ''`;
  if (test === 'blank') return `${ref} = ''`;
  if (test === 'one_of') return values.length > 1 ? `(${values.map(equal).join(' or ')})` : equal(first);
  if (many && test === 'is_not') return `not(${equal(first)})`;
  if (test === 'is') return equal(first);
  if (test === 'is_not') return `${ref} != ${word(first)}`;
  return `${ref} ${signs[test]} ${plainNumber.test(first) ? first : '0'}`;
}

/** The expression; conditions without a question or a value that they need are left out. */
export function writeLogic({ join, conditions }: Logic, numeric: (name: string) => boolean): string {
  return conditions
    .filter(isWhole)
    .map((one) => writeCondition(one, numeric))
    .join(` ${join} `);
}

export const isWhole = ({ question, test, values }: Condition) =>
  question !== '' &&
  (test === 'answered' ||
    test === 'blank' ||
    (values.length > 0 &&
      values.every((value) => value !== '') &&
      (!['more', 'at_least', 'less', 'at_most'].includes(test) || plainNumber.test(values[0] ?? ''))));
