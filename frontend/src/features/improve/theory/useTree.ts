import { useCallback, useRef, useState } from 'react';
import { useSay } from '../../../components/Toaster';
import { type Translate, useI18n } from '../../../lib/i18n/I18n';
import { newId } from '../../../lib/ids/new-id';
import {
  addAfter,
  addChild,
  branch,
  type Content,
  change,
  childrenOf,
  find,
  insert,
  levelOf,
  mayHaveChild,
  most,
  move,
  type Part,
  remove,
  type Step,
  step,
  type TreeNode,
} from './model';

/** What can be done with one of the two trees; picture and outline work through the same hand. */
export interface TreeHand {
  part: Part;
  nodes: TreeNode[];
  mayWrite: boolean;
  full: boolean;
  selected: string | null;
  select: (id: string | null) => void;
  /** The node that is to have the focus; `turn` rises with each wish. */
  wanted: { id: string; turn: number } | null;
  type: (id: string, text: string) => void;
  note: (id: string, note: string) => void;
  addAfter: (id: string) => void;
  addChild: (parent: string | null) => void;
  mayHaveChild: (id: string) => boolean;
  mayStep: (id: string, way: Step) => boolean;
  step: (id: string, way: Step) => boolean;
  drop: (id: string, parent: string | null, at: number) => void;
  remove: (id: string) => void;
  focus: (id: string) => void;
  /** Tells those who do not see it. */
  announce: (text: string) => void;
}

interface Options {
  part: Part;
  content: Content;
  edit: (content: Content, field?: string) => void;
  mayWrite: boolean;
  announce: (text: string) => void;
}

const fresh = (): TreeNode => ({ id: newId(), parent_id: null, text: '', note: '' });

/** Where a node stands now, for somebody who does not see it move. */
function placeInWords(t: Translate, nodes: TreeNode[], id: string) {
  const node = find(nodes, id);
  if (!node) return '';
  const row = childrenOf(nodes, node.parent_id);
  const parent = node.parent_id ? find(nodes, node.parent_id) : undefined;
  const values = {
    text: node.text || t('theory.blank'),
    place: row.indexOf(node) + 1,
    count: row.length,
    level: levelOf(nodes, id),
    parent: parent?.text ?? '',
  };
  return parent ? t('theory.stands_under', values) : t('theory.stands', values);
}

export function useTree({ part, content, edit, mayWrite, announce }: Options): TreeHand {
  const { t } = useI18n();
  const say = useSay();
  const nodes = content[part];
  const [selected, select] = useState<string | null>(null);
  const [wanted, setWanted] = useState<TreeHand['wanted']>(null);
  const latest = useRef(content);
  latest.current = content;
  const set = (next: TreeNode[], field?: string) => edit({ ...latest.current, [part]: next }, field);
  const focus = useCallback((id: string) => {
    select(id);
    setWanted((now) => ({ id, turn: (now?.turn ?? 0) + 1 }));
  }, []);
  const full = nodes.length >= most[part];
  const put = (next: TreeNode[] | null, id: string) => {
    if (!next) {
      announce(t('theory.can_not_move'));
      return false;
    }
    set(next);
    focus(id);
    announce(placeInWords(t, next, id));
    return true;
  };
  const add = (make: (node: TreeNode) => TreeNode[]) => {
    if (full) {
      announce(t('theory.full', { most: most[part] }));
      return;
    }
    const made = fresh();
    const next = make(made);
    set(next);
    focus(made.id);
    announce(placeInWords(t, next, made.id));
  };
  return {
    part,
    nodes,
    mayWrite,
    full,
    selected,
    select,
    wanted,
    focus,
    announce,
    type: (id, text) => set(change(nodes, id, { text }), `text ${id}`),
    note: (id, note) => set(change(nodes, id, { note }), `note ${id}`),
    addAfter: (id) => add((made) => addAfter(nodes, id, made)),
    addChild: (parent) => add((made) => addChild(nodes, parent, made)),
    mayHaveChild: (id) => mayHaveChild(part, nodes, id),
    mayStep: (id, way) => step(part, nodes, id, way) !== null,
    step: (id, way) => put(step(part, nodes, id, way), id),
    drop: (id, parent, at) => put(move(part, nodes, id, parent, at), id),
    remove: (id) => {
      const node = find(nodes, id);
      if (!node) return;
      const gone = nodes.filter((one) => branch(nodes, id).has(one.id));
      const at = childrenOf(nodes, node.parent_id).indexOf(node);
      const neighbour = nodes[nodes.indexOf(node) - 1] ?? nodes[nodes.indexOf(node) + gone.length];
      set(remove(nodes, id));
      if (neighbour) focus(neighbour.id);
      else select(null);
      if (gone.every((one) => one.text.trim() === '' && one.note.trim() === '')) return;
      say(t('theory.removed', { text: node.text || t('theory.blank'), count: gone.length }), {
        label: t('app.undo'),
        act: () => {
          const now = latest.current[part];
          const parent = node.parent_id && find(now, node.parent_id) ? node.parent_id : null;
          set([...insert(now, node, parent, at), ...gone.slice(1)]);
          focus(id);
        },
      });
    },
  };
}

/** Whether a panel would look the same: its hand does what it did as long as its tree is the same. */
export const sameHand = <Props extends { hand: TreeHand }>(before: Props, after: Props) => {
  const { hand: a, ...others } = before;
  const { hand: b, ...now } = after;
  const names = Object.keys({ ...others, ...now }) as (keyof typeof others)[];
  return (
    a.nodes === b.nodes &&
    a.selected === b.selected &&
    a.wanted === b.wanted &&
    a.mayWrite === b.mayWrite &&
    names.every((name) => others[name] === now[name])
  );
};
