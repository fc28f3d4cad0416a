/** A category or cause of the fishbone, or a driver. */
export interface TreeNode {
  id: string;
  parent_id: string | null;
  text: string;
  note: string;
}

export type Part = 'causes' | 'drivers';

/** What a version of a theory says. */
export interface Content {
  problem: string;
  aim_id: string | null;
  causes: TreeNode[];
  drivers: TreeNode[];
}

export const levels: Record<Part, number> = { causes: 4, drivers: 2 };
export const most: Record<Part, number> = { causes: 150, drivers: 60 };
export const longestText = 300;
export const longestNote = 1000;

export const emptyContent: Content = { problem: '', aim_id: null, causes: [], drivers: [] };

export const childrenOf = (nodes: TreeNode[], parent: string | null) =>
  nodes.filter((node) => node.parent_id === parent);

export const find = (nodes: TreeNode[], id: string) => nodes.find((node) => node.id === id);

/** 1 for a node without a parent. */
export function levelOf(nodes: TreeNode[], id: string): number {
  let level = 0;
  for (
    let at = find(nodes, id);
    at && level < 20;
    at = at.parent_id ? find(nodes, at.parent_id) : undefined
  ) {
    level += 1;
  }
  return level;
}

/** The node and all that hangs on it. */
export function branch(nodes: TreeNode[], id: string): Set<string> {
  const found = new Set([id]);
  for (const node of ordered(nodes)) if (node.parent_id && found.has(node.parent_id)) found.add(node.id);
  return found;
}

/** Each node before its children, siblings as they are listed. */
export function ordered(nodes: TreeNode[]): TreeNode[] {
  const below = new Map<string | null, TreeNode[]>();
  for (const node of nodes) below.set(node.parent_id, [...(below.get(node.parent_id) ?? []), node]);
  const walk = (parent: string | null): TreeNode[] =>
    (below.get(parent) ?? []).flatMap((node) => [node, ...walk(node.id)]);
  return walk(null);
}

const height = (nodes: TreeNode[], id: string): number =>
  1 + Math.max(0, ...childrenOf(nodes, id).map((child) => height(nodes, child.id)));

/** Put a node among the children of `parent`; `at` counts from 0, further than the end is the end. */
export function insert(nodes: TreeNode[], node: TreeNode, parent: string | null, at: number): TreeNode[] {
  const placed = { ...node, parent_id: parent };
  const row = childrenOf(nodes, parent);
  const before = row[at];
  const others = nodes.filter((one) => one.id !== node.id);
  const position = before ? others.indexOf(before) : others.length;
  return ordered([...others.slice(0, position), placed, ...others.slice(position)]);
}

export const change = (nodes: TreeNode[], id: string, fields: Partial<Pick<TreeNode, 'text' | 'note'>>) =>
  nodes.map((node) => (node.id === id ? { ...node, ...fields } : node));

/** Without the node and what hangs on it. */
export function remove(nodes: TreeNode[], id: string): TreeNode[] {
  const gone = branch(nodes, id);
  return nodes.filter((node) => !gone.has(node.id));
}

/** The tree with the node elsewhere; null where it may not stand: below itself or too deep. */
export function move(
  part: Part,
  nodes: TreeNode[],
  id: string,
  parent: string | null,
  at: number,
): TreeNode[] | null {
  const node = find(nodes, id);
  if (!node || (parent && branch(nodes, id).has(parent))) return null;
  const level = parent ? levelOf(nodes, parent) : 0;
  if (level + height(nodes, id) > levels[part]) return null;
  const row = childrenOf(nodes, parent);
  const from = row.indexOf(node);
  if (from === at) return null;
  const others = nodes.filter((one) => one.id !== id);
  const target = from >= 0 && from < at ? at - 1 : at;
  const next = insert(others, node, parent, target);
  return same(next, nodes) ? null : next;
}

const place = (nodes: TreeNode[], node: TreeNode) =>
  childrenOf(nodes, node.parent_id).findIndex((one) => one.id === node.id);

export type Step = 'up' | 'down' | 'in' | 'out';

/** One step of a node: among its siblings, under the one above it, or out beside its parent. */
export function step(part: Part, nodes: TreeNode[], id: string, way: Step): TreeNode[] | null {
  const node = find(nodes, id);
  if (!node) return null;
  const at = place(nodes, node);
  const row = childrenOf(nodes, node.parent_id);
  if (way === 'up') return at > 0 ? move(part, nodes, id, node.parent_id, at - 1) : null;
  if (way === 'down') return at < row.length - 1 ? move(part, nodes, id, node.parent_id, at + 2) : null;
  if (way === 'in') {
    const above = row[at - 1];
    return above ? move(part, nodes, id, above.id, childrenOf(nodes, above.id).length) : null;
  }
  const parent = node.parent_id ? find(nodes, node.parent_id) : undefined;
  return parent ? move(part, nodes, id, parent.parent_id, place(nodes, parent) + 1) : null;
}

/** A new sibling right after a node. */
export const addAfter = (nodes: TreeNode[], id: string, made: TreeNode): TreeNode[] => {
  const node = find(nodes, id);
  return node ? insert(nodes, made, node.parent_id, place(nodes, node) + 1) : nodes;
};

export const addChild = (nodes: TreeNode[], parent: string | null, made: TreeNode): TreeNode[] =>
  insert(nodes, made, parent, childrenOf(nodes, parent).length);

export const mayHaveChild = (part: Part, nodes: TreeNode[], id: string) =>
  levelOf(nodes, id) < levels[part] && nodes.length < most[part];

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** A content as the wire may give it: what is empty may be left out. */
interface Given {
  problem?: string | undefined;
  aim_id?: string | null | undefined;
  causes?: GivenNode[] | undefined;
  drivers?: GivenNode[] | undefined;
}
type GivenNode = Pick<TreeNode, 'id' | 'text'> & { parent_id?: string | null; note?: string };

/** Only what a version says, in one order of keys, so that two can be compared. */
export const contentOf = (source: Given): Content => ({
  problem: source.problem ?? '',
  aim_id: source.aim_id ?? null,
  causes: (source.causes ?? []).map(plain),
  drivers: (source.drivers ?? []).map(plain),
});

const plain = ({ id, parent_id, text, note }: GivenNode): TreeNode => ({
  id,
  parent_id: parent_id ?? null,
  text,
  note: note ?? '',
});

/** Rows that nothing was written in, and have nothing below them, are not kept. */
export function withoutBlanks(nodes: TreeNode[]): TreeNode[] {
  const left = nodes.filter(
    (node) => node.text.trim() !== '' || node.note.trim() !== '' || childrenOf(nodes, node.id).length > 0,
  );
  return left.length === nodes.length ? left : withoutBlanks(left);
}
