/** Taking back a name in a form that numbers its rows: what was said of that person goes, nothing else does. */

import type { Run } from '../../lib/form-engine/run';
import type { Node } from '../../lib/form-engine/tree';
import type { Session } from '../session';

const SEVERAL = new Set(['many', 'rank']);
const chosen = (node: Node) => (SEVERAL.has(node.definition.kind) ? node.value.split(' ') : [node.value]);

/** Every answer that counts, with those of its choices that are on offer. */
export type Known = Map<Node, Set<string>>;

export function remember(run: Run): Known {
  const known: Known = new Map();
  for (const node of run.root.walk()) {
    if (!node.live || node.value === '' || !node.definition.asked) continue;
    const offered = new Set(run.options(node)?.map(({ value }) => value));
    known.set(node, new Set(chosen(node).filter((value) => offered.has(value))));
  }
  return known;
}

/**
 * Blanks the field. Answers that no longer count because of it are cleared, and choices that are no longer on offer
 * because of it are dropped: should the place be taken by somebody else, nothing of the first may cling to them.
 */
export function takeBack(session: Session, field: Node, before: Known): void {
  const { state } = session;
  session.answer(field, '');
  const there = new Set(state.run.root.walk());
  for (const [node, offered] of before) {
    if (node === field) continue;
    if (!node.live || !there.has(node)) {
      node.value = '';
      continue;
    }
    if (!node.definition.choices) continue;
    const now = new Set(state.run.options(node)?.map(({ value }) => value));
    const gone = chosen(node).filter((value) => offered.has(value) && !now.has(value));
    if (gone.length > 0) {
      session.answer(
        node,
        chosen(node)
          .filter((value) => !gone.includes(value))
          .join(' '),
      );
    }
  }
  session.answer(field, '');
}
