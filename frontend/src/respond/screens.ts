/** The questionnaire cut into screens: a section is one screen, loose questions between sections another. */

import { Node, Repeat } from '../lib/form-engine/tree';

export interface Screen {
  key: string;
  /** The groups around it, outermost first; their labels are the heading. */
  groups: Node[];
  items: (Node | Repeat)[];
}

const LOOSE_QUESTIONS = 8;
export const UNSEEN = new Set(['calculate', 'hidden', 'meta', 'start', 'end', 'today']);

/** Whether a person sees it: relevant, and something to read or to answer. */
export function isVisible(item: Node | Repeat): boolean {
  if (item instanceof Repeat) return item.anchor.live || item.active().length > 0;
  if (!item.live || UNSEEN.has(item.definition.kind)) return false;
  if (item.definition.kids.length > 0) return [...item.kids.values()].some(isVisible);
  if (item.definition.raw.appearance?.includes('label')) return false;
  return item.definition.kind !== 'note' || item.definition.raw.label !== undefined;
}

export function screensOf(root: Node): Screen[] {
  const out: Screen[] = [];
  cut(root, [], out);
  return out;
}

function cut(node: Node, groups: Node[], out: Screen[]): void {
  let loose: (Node | Repeat)[] = [];
  const close = () => {
    const first = loose[0];
    if (first) out.push({ key: keyOf(first), groups, items: loose });
    loose = [];
  };
  for (const kid of node.kids.values()) {
    if (!isVisible(kid)) continue;
    if (kid instanceof Repeat) {
      close();
      if (isCards(kid)) for (const row of kid.active()) cut(row, groups, out);
      else out.push({ key: keyOf(kid), groups, items: [kid] });
    } else if (kid.definition.kids.length > 0) {
      close();
      if (isOneScreen(kid)) {
        out.push({
          key: keyOf(kid),
          groups: [...groups, kid],
          items: [...kid.kids.values()].filter(isVisible),
        });
      } else cut(kid, [...groups, kid], out);
    } else {
      if (loose.length === LOOSE_QUESTIONS) close();
      loose.push(kid);
    }
  }
  close();
}

/** A group that its author put on one screen, or that holds questions only. */
function isOneScreen(group: Node): boolean {
  const words = group.definition.raw.appearance ?? [];
  if (words.includes('field-list') || words.includes('table-list')) return true;
  return [...group.kids.values()].every((kid) => kid instanceof Node && kid.definition.kids.length === 0);
}

/** Rows that the form counts and that hold whole screens only: each is a card of its own, as in ODK Collect. */
const isCards = ({ definition: { count, kids } }: Repeat) =>
  count !== undefined &&
  kids.some(({ kids: inner }) => inner.length > 0) &&
  kids.every(({ kind, raw }) => UNSEEN.has(kind) || raw.appearance?.includes('field-list'));

export function keyOf(item: Node | Repeat): string {
  if (item instanceof Repeat) return `${keyOf(item.parent)}/${item.definition.name}`;
  if (!item.parent) return '';
  return `${keyOf(item.parent)}/${item.definition.name}${item.rowOf ? `[${item.position}]` : ''}`;
}

/** Every visible question of a screen, those in its groups and rows too. */
export function questionsOf(items: (Node | Repeat)[]): Node[] {
  return items.flatMap((item) => {
    if (item instanceof Repeat) return item.active().flatMap((row) => questionsOf([...row.kids.values()]));
    if (!isVisible(item)) return [];
    return item.definition.kids.length > 0 ? questionsOf([...item.kids.values()]) : [item];
  });
}
