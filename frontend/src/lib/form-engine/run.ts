/** What expressions see of a session: the tree, the moment, the language, the draw of chance. */

import { type Expression, Unchecked } from './expressions';
import type { Program } from './program';
import { Cell, children, Node, type Place, textOf, type Value } from './tree';

export const MAX_FILTERED = 500_000;

export interface Option {
  value: string;
  label: string;
  /** The number of the label's text in the model, where it has one. */
  text?: number;
}

export class Run {
  readonly root: Node;
  readonly unchecked = new Set<string>();
  /** Rows that filters may still look at until the form is settled again. */
  left = MAX_FILTERED;

  constructor(
    readonly program: Program,
    public now: string,
    readonly seed: string,
    public language: string,
  ) {
    this.root = new Node(program.root, null);
  }

  /** The XForm path, with the number of the row in each repeat: `/data/cycle[2]/result`. */
  path(node: Node): string {
    if (!node.parent) return `/${this.program.model.root}`;
    return `${this.path(node.parent)}/${node.definition.name}${node.rowOf ? `[${node.position}]` : ''}`;
  }

  /** Null when the engine lacks something the expression needs; what is noted in `unchecked`. */
  evaluate(expression: Expression, node: Node): Value | null {
    try {
      return expression({ run: this, node, current: node, position: 1, size: 1 });
    } catch (lack) {
      if (!(lack instanceof Unchecked)) throw lack;
      this.unchecked.add(lack.message);
      return null;
    }
  }

  /** A text of the model in the session's language, else the first language that has it. */
  phrase(index: number | null | undefined, node: Node): string {
    const row = index === null || index === undefined ? undefined : this.program.texts[index];
    if (!row) return '';
    const found =
      row[this.program.languages.indexOf(this.language)] ?? row.find((part) => part !== null) ?? '';
    if (!Array.isArray(found)) return found;
    return found.map((part) => textOf(this.evaluate(part, node) ?? '')).join('');
  }

  /** Whether a text exists in the session's language, or is shown in another for want of it. */
  translated(index: number | null | undefined): boolean {
    const row = index === null || index === undefined ? undefined : this.program.texts[index];
    return !row || row[this.program.languages.indexOf(this.language)] !== null;
  }

  /** The choices now on offer; null when there are none to know of. */
  options(node: Node): Option[] | null {
    const { choices } = node.definition;
    if (!choices) return null;
    const places = this.evaluate(choices.source, node);
    if (!Array.isArray(places)) return null;
    return places.map((place) => {
      const cell = follow(place, choices.label);
      const text = cell instanceof Cell && typeof cell.raw === 'number' ? { text: cell.raw } : {};
      return {
        value: follow(place, choices.value)?.text ?? '',
        label: this.optionLabel(node, cell),
        ...text,
      };
    });
  }

  /** The files shown with a text, by kind; in the session's language, else the first that has any. */
  files(index: number | null | undefined): Record<string, string> {
    const row = this.program.model.media?.[String(index)];
    const own = row?.[this.program.languages.indexOf(this.language)] ?? {};
    if (Object.keys(own).length > 0) return own;
    return row?.find((files) => Object.keys(files).length > 0) ?? {};
  }

  private optionLabel(node: Node, cell: Place | undefined): string {
    if (cell instanceof Cell && typeof cell.raw !== 'string') return this.phrase(cell.raw, node);
    return cell?.text ?? '';
  }

  choiceLabel(node: Node, value: string): string {
    return this.options(node)?.find((option) => option.value === value)?.label ?? '';
  }
}

function follow(place: Place, steps: string[]): Place | undefined {
  let found: Place | undefined = place;
  for (const step of steps) found = found && children(found, step)[0];
  return found;
}
