/** One person's way through the questionnaire: the form's state, what could not be read, what is saved. */

import type { Answers } from '../lib/form-engine/model';
import { Program } from '../lib/form-engine/program';
import { FormState } from '../lib/form-engine/state';
import { Node, type Repeat } from '../lib/form-engine/tree';
import { nowText } from '../lib/form-engine/values';
import { newId } from '../lib/ids/new-id';
import type { Amends, Continued, Draft, LinkContent, Submission } from './database';

export type FieldFault = 'required' | 'constraint' | 'unreadable' | 'refused';

export interface Problem {
  node: Node;
  fault: FieldFault;
  /** The form's own words, or '' for the page's. */
  message: string;
}

/** Kinds whose answer is the name of a file. */
export const FILES = new Set(['image', 'audio', 'video', 'file']);

export class Session {
  private static made = 0;
  /** Another session is another page, also with the same answers. */
  readonly serial = ++Session.made;
  readonly state: FormState;
  readonly id: string;
  readonly startedAt: string;
  screen: string;
  readonly amends: Amends | undefined;
  continued: Continued | undefined;
  /** Where its draft is kept on this device. */
  private readonly place: string;
  /** From then on the outbox owns the answers, and the draft must not come back after the receipt. */
  handedOver = false;
  /** Text that stands in a number field and is no number: shown, not taken, and said at once. */
  readonly unreadable = new Map<Node, string>();
  /** What the server refused, by field, until the answer changes. */
  readonly refused = new Set<Node>();
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly token: string,
    readonly link: LinkContent,
    language: string,
    draft?: Draft,
  ) {
    const program = new Program(link.model);
    const known = program.languages.includes(language) ? language : program.languages[0];
    this.state = new FormState(program, {
      ...(draft && { answers: draft.answers, seed: draft.seed }),
      ...(known !== undefined && { language: known }),
    });
    this.id = draft?.id ?? newId();
    this.startedAt = draft?.startedAt ?? new Date().toISOString();
    this.screen = draft?.screen ?? '';
    this.place = draft?.token ?? token;
    this.amends = draft?.amends;
    this.continued = draft?.continued;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }

  get language(): string {
    return this.state.language;
  }

  answer(node: Node, text: string): void {
    this.unreadable.delete(node);
    this.refused.delete(node);
    this.state.assign(node, text);
    this.changed();
  }

  cannotRead(node: Node, text: string): void {
    this.state.assign(node, '');
    this.unreadable.set(node, text);
    this.changed();
  }

  speak(language: string): void {
    this.state.language = language;
    this.changed();
  }

  addRow(repeat: Repeat): Node | undefined {
    this.state.add(`${this.state.run.path(repeat.parent)}/${repeat.definition.name}`);
    this.changed();
    return repeat.rows.at(-1);
  }

  removeRow(row: Node): void {
    this.state.remove(this.state.run.path(row));
    this.changed();
  }

  goTo(screen: string): void {
    this.screen = screen;
    this.changed();
  }

  isReadonly(node: Node): boolean {
    const { calculate, suggested, readonly } = node.definition;
    return (calculate !== undefined && !suggested) || this.state.isTrue(readonly, node);
  }

  /** Null when the answer may stay as it is. */
  problem(node: Node): Problem | null {
    if (!node.live) return null;
    if (this.unreadable.has(node)) return { node, fault: 'unreadable', message: '' };
    if (this.refused.has(node)) return { node, fault: 'refused', message: '' };
    const { calculate, suggested } = node.definition;
    const fault = calculate && !suggested ? null : this.state.fault(node);
    return fault && { node, fault, message: this.state.message(node, fault) };
  }

  /** The questions whose answer, as it would be sent, is the name of a file. */
  withFiles(): Node[] {
    return [...this.state.run.root.walk()].filter(
      ({ live, value, definition }) => live && value !== '' && FILES.has(definition.kind),
    );
  }

  /** The server, or this device, can't take the answer as it is. */
  refuse(nodes: Node[]): void {
    for (const node of nodes) this.refused.add(node);
    this.changed();
  }

  /** The node that a JSON pointer into the answers names, if the form has it. */
  at(pointer: string): Node | undefined {
    const parts = pointer
      .replace(/^\/answers/, '')
      .split('/')
      .slice(1);
    let path = '';
    for (const part of parts) {
      path += /^\d+$/.test(part)
        ? `[${Number(part) + 1}]`
        : `/${part.replace(/~1/g, '/').replace(/~0/g, '~')}`;
    }
    try {
      const found = this.state.find(path);
      return found instanceof Node ? found : undefined;
    } catch {
      return undefined; // the server speaks of a field that this form doesn't have
    }
  }

  draft(): Draft {
    const { state, place, id, language, startedAt, screen, amends, continued } = this;
    const answers: Answers = state.answers(true);
    const savedAt = new Date().toISOString();
    return {
      token: place,
      id,
      language,
      startedAt,
      savedAt,
      screen,
      seed: state.run.seed,
      answers,
      ...(amends && { amends }),
      ...(continued && { continued }),
    };
  }

  private resumed() {
    const { now, seed } = this.state.run;
    return { answers: this.state.answers(true), language: this.language, now, seed };
  }

  /** What is sent: relevant answers, with the moment of finishing in the form's own `end`. */
  submission(): Submission {
    this.state.run.now = nowText();
    for (const node of this.state.run.root.walk()) {
      if (node.definition.kind === 'end') node.value = this.state.run.now;
    }
    this.state.settle();
    const { nameless } = this.link;
    // Names help to ask, and stay here: what was worked out of them is sent without.
    const sent = nameless ? new FormState(new Program(nameless), this.resumed()) : this.state;
    return {
      instrument_version_id: this.link.instrument_version_id,
      language: this.language,
      started_at: this.startedAt,
      ended_at: new Date().toISOString(),
      answers: sent.answers(),
    };
  }
}
