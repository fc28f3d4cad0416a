/** Dimensions in the order in which people read them, parts under what they are part of. */

export interface Branch<Node> {
  node: Node;
  depth: number;
}

export function inOrder<Node extends { code: string; parent?: string | null | undefined }>(
  nodes: readonly Node[],
): Branch<Node>[] {
  const known = new Set(nodes.map(({ code }) => code));
  const walk = (parent: string | null, depth: number): Branch<Node>[] =>
    nodes
      .filter((node) => (node.parent && known.has(node.parent) ? node.parent : null) === parent)
      .flatMap((node) => [{ node, depth }, ...walk(node.code, depth + 1)]);
  return walk(null, 0);
}
