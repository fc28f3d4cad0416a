/** One filled-in form: set answers, add and remove rows, switch language. The twin of `state.py`. */

import { answerText, textAnswer } from './answers';
import type { Expression } from './expressions';
import { numberOf, truthOf } from './library';
import type { Answer, Answers, ModelNode } from './model';
import type { Program } from './program';
import { MAX_FILTERED, Run } from './run';
import { MAX_COUNTED_IN_ALL, MAX_COUNTED_ROWS, MAX_ROWS, Node, Repeat } from './tree';
import { nowText } from './values';

const MAX_PASSES = 8;

/** The path names no node of this form (or no such row). */
export class NoSuchNode extends Error {}

export type Fault = 'required' | 'constraint';

interface Settings {
  /** Without answers the form is new: defaults, preloads and first rows are made. */
  answers?: Answers;
  language?: string;
  now?: string;
  /** Makes chance repeatable: the same seed draws the same random(), uuid() and order. */
  seed?: string;
}

export class FormState {
  readonly run: Run;
  private fresh: boolean;
  private adding = false;
  private counted = 0;

  constructor(program: Program, { answers, language, now, seed }: Settings = {}) {
    this.run = new Run(program, now ?? nowText(), seed ?? newSeed(), language ?? program.languages[0] ?? '');
    if (!program.languages.includes(this.run.language))
      throw new NoSuchNode(`the form has no language ${language}`);
    this.fresh = answers === undefined;
    this.grow(this.run.root, answers);
    if (this.fresh) this.firstValues(this.run.root);
    this.settle();
  }

  private grow(node: Node, answers: Answer | undefined): void {
    const given = isObject(answers) ? answers : {};
    for (const definition of node.definition.kids) {
      if (definition.kind === 'repeat') {
        const repeat = new Repeat(definition, node);
        node.kids.set(definition.name, repeat);
        const kept = own(given, definition.name);
        const rows: Answer[] = this.fresh
          ? Array.from({ length: this.firstRows(definition.raw) }, () => null)
          : Array.isArray(kept)
            ? kept
            : [];
        for (const row of rows.slice(0, MAX_ROWS)) this.addRow(repeat, row);
      } else {
        const kid = new Node(definition, node);
        node.kids.set(definition.name, kid);
        this.fill(kid, own(given, definition.name));
      }
    }
  }

  private fill(node: Node, answer: Answer | undefined): void {
    if (node.definition.kids.length > 0) this.grow(node, answer);
    else if (!this.fresh) node.value = answerText(answer ?? null);
    else node.value = this.defaultOf(node.definition.raw) ?? this.preloaded(node.definition.kind);
  }

  private defaultOf(raw: ModelNode): string | undefined {
    return this.adding ? raw.default : (raw.first_default ?? raw.default);
  }

  private preloaded(kind: string): string {
    if (kind === 'start' || kind === 'end') return this.run.now;
    return kind === 'today' ? this.run.now.slice(0, 10) : '';
  }

  private addRow(repeat: Repeat, answers: Answer): Node {
    const row = new Node(repeat.definition, repeat.parent, repeat);
    repeat.rows.push(row);
    row.position = repeat.rows.length;
    this.grow(row, answers);
    return row;
  }

  /** The rows that a new form has; a row that is added is made like its template, which may say fewer. */
  private firstRows({ rows = 1, template_rows }: ModelNode): number {
    return this.adding ? (template_rows ?? rows) : rows;
  }

  private newRow(repeat: Repeat): Node {
    const { fresh, adding } = this;
    this.fresh = true;
    this.adding = true;
    const row = this.addRow(repeat, null);
    this.fresh = fresh;
    this.adding = adding;
    this.firstValues(row);
    return row;
  }

  private firstValues(top: Node): void {
    for (const node of top.walk()) {
      const { initial } = node.definition;
      if (initial) this.compute(initial, node);
    }
  }

  /** Store what the expression gives, as far as that can be known; whether it is something else than before. */
  private compute(expression: Expression, node: Node): boolean {
    const before = node.value;
    const found = this.run.evaluate(expression, node);
    if (found !== null) node.keep(found);
    return node.value !== before;
  }

  /** Relevance, counts and calculations until nothing changes, at most eight times over. */
  settle(): void {
    this.run.unchecked.clear();
    this.run.left = MAX_FILTERED;
    for (let pass = 0; pass < MAX_PASSES; pass += 1) if (!this.pass(this.run.root)) return;
  }

  private pass(node: Node): boolean {
    let changed = false;
    for (const kid of node.kids.values()) {
      const moved = kid instanceof Repeat ? this.passRepeat(kid, node.live) : this.passNode(kid, node.live);
      changed = moved || changed;
    }
    return changed;
  }

  private passRepeat(repeat: Repeat, above: boolean): boolean {
    this.relevance(repeat.anchor, above);
    let changed = repeat.definition.count ? this.recount(repeat, repeat.definition.count) : false;
    for (const row of repeat.counted()) changed = this.passNode(row, above) || changed;
    return changed;
  }

  private recount(repeat: Repeat, count: Expression): boolean {
    const found = this.run.evaluate(count, repeat.anchor);
    if (found === null) return false;
    const number = numberOf(found);
    const limit = Math.abs(number) < 1e9 ? Math.max(0, Math.min(MAX_COUNTED_ROWS, Math.trunc(number))) : 0;
    const before = repeat.rows.length;
    const changed = limit !== repeat.limit;
    repeat.limit = limit;
    while (repeat.rows.length < limit && this.counted < MAX_COUNTED_IN_ALL) {
      this.counted += 1;
      this.newRow(repeat);
    }
    return changed || repeat.rows.length !== before;
  }

  private relevance(node: Node, above: boolean): boolean {
    const { relevant } = node.definition;
    if (relevant) {
      const found = this.run.evaluate(relevant, node);
      node.relevant = found === null || truthOf(found);
    }
    const live = above && node.relevant;
    const changed = live !== node.live;
    node.live = live;
    return changed;
  }

  private passNode(node: Node, above: boolean): boolean {
    let changed = this.relevance(node, above);
    const { calculate } = node.definition;
    if (calculate && node.live) changed = this.compute(calculate, node) || changed;
    return node.kids.size > 0 ? this.pass(node) || changed : changed;
  }

  /** The node of an XForm path (the root's name may be left out); throws NoSuchNode. */
  find(path: string): Node | Repeat {
    const names = path.split('/').filter((name) => name.trim() !== '');
    const { root } = this.run.program.model;
    if (names[0] === root && !this.run.root.kids.has(root)) names.shift();
    let place: Node | Repeat = this.run.root;
    for (const name of names) place = child(place, name, path);
    return place;
  }

  /** Give a question its answer (JSON; null clears it) and settle the form. */
  set(path: string, answer: Answer): void {
    const node = this.find(path);
    if (node instanceof Repeat || node.definition.kids.length > 0) {
      throw new NoSuchNode(`${path} is not a question`);
    }
    this.assign(node, answerText(answer));
  }

  assign(node: Node, text: string): void {
    const before = node.value;
    node.value = text;
    node.result = null;
    this.settle();
    if (node.value !== before && node.definition.triggers.length > 0) this.trigger(node);
  }

  private trigger(node: Node): void {
    for (const [target, expression] of node.definition.triggers) {
      const places = this.run.evaluate(target, node);
      for (const place of Array.isArray(places) ? places : []) {
        if (place instanceof Node) this.compute(expression, place);
      }
    }
    this.settle();
  }

  /** A new last row of a repeat that the form does not count itself. */
  add(path: string): void {
    const repeat = this.find(path);
    if (!(repeat instanceof Repeat)) throw new NoSuchNode(`${path} is not a repeat`);
    if (repeat.definition.count || repeat.rows.length >= MAX_ROWS) {
      throw new NoSuchNode(`${path} takes no more rows`);
    }
    this.newRow(repeat);
    this.settle();
  }

  /** Take out the row `…[n]`. */
  remove(path: string): void {
    const row = this.find(path);
    if (row instanceof Repeat || !row.rowOf) throw new NoSuchNode(`${path} is not a row of a repeat`);
    row.rowOf.rows = row.rowOf.rows.filter((other) => other !== row);
    for (const [at, left] of row.rowOf.rows.entries()) left.position = at + 1;
    this.settle();
  }

  get language(): string {
    return this.run.language;
  }

  set language(code: string) {
    if (!this.run.program.languages.includes(code)) throw new NoSuchNode(`the form has no language ${code}`);
    this.run.language = code;
    this.settle();
  }

  /** `required` or `constraint` when the answer does not satisfy it, else null. */
  fault(node: Node): Fault | null {
    const { definition } = node;
    if (!node.live || definition.kids.length > 0) return null;
    if (node.value === '') return this.isTrue(definition.required, node) ? 'required' : null;
    const found = definition.constraint ? this.run.evaluate(definition.constraint, node) : null;
    return found !== null && !truthOf(found) ? 'constraint' : null;
  }

  isTrue(expression: Expression | undefined, node: Node): boolean {
    const found = expression ? this.run.evaluate(expression, node) : null;
    return found !== null && truthOf(found);
  }

  /** What is submitted (relevant and not blank), or with `draft` all that is kept. */
  answers(draft = false): Answers {
    const found = this.collect(this.run.root, draft);
    return isObject(found) ? found : {};
  }

  private collect(node: Node, draft: boolean): Answer {
    if (node.definition.kids.length === 0) {
      return textAnswer(draft ? node.value : node.text, node.definition);
    }
    const out: [string, Answer][] = [];
    for (const [name, kid] of node.kids) {
      if (kid instanceof Repeat) {
        const rows = (draft ? kid.rows : kid.active()).map((row) => this.collect(row, draft) ?? {});
        if (draft || rows.length > 0) out.push([name, rows]);
      } else {
        const found = this.collect(kid, draft);
        if (found !== null) out.push([name, found]);
      }
    }
    return out.length > 0 ? Object.fromEntries(out) : null;
  }

  message(node: Node, fault: Fault): string {
    return this.run.phrase(node.definition.raw[`${fault}_message`], node);
  }
}

function child(place: Node | Repeat, step: string, path: string): Node | Repeat {
  const found = /^([^[\]/]+)(?:\[(\d+)\])?$/.exec(step);
  const kid = found && place instanceof Node ? place.kids.get(found[1] ?? '') : undefined;
  if (!found || !kid) throw new NoSuchNode(`the form has no ${step} in ${path}`);
  if (found[2] === undefined || kid instanceof Node) return kid;
  const row = kid.rows[Number(found[2]) - 1];
  if (!row) throw new NoSuchNode(`${path} has no row ${found[2]} of ${found[1]}`);
  return row;
}

/** A question may be called `constructor`: only what the answers themselves have counts. */
const own = (answers: Answers, name: string): Answer | undefined =>
  Object.getOwnPropertyDescriptor(answers, name)?.value;

function isObject(value: Answer | undefined): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function newSeed(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join('');
}
