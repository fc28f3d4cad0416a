import { type Drawing, heightOf, inks, lineHeight, type Shape, wrap } from './drawing';
import { childrenOf, type TreeNode } from './model';

const boxWidth = 200;
const gapX = 44;
const gapY = 14;
const pad = 10;
const px = 13;
const edge = 20;
const headHeight = 30;

export interface DiagramIdea {
  title: string;
  state: string;
}

interface Box {
  lines: string[];
  soft: string[];
  column: number;
  level: 'aim' | 'first' | 'second' | 'idea';
  below: Box[];
  height: number;
  /** What the box and all below it take. */
  reach: number;
}

const looks = {
  aim: { fill: inks.deep, ink: inks.deep, text: inks.paper },
  first: { fill: inks.amberPale, ink: inks.accent, text: inks.ink },
  second: { fill: inks.tealPale, ink: inks.teal, text: inks.ink },
  idea: { fill: inks.paper, ink: inks.line, text: inks.ink },
} as const;

function box(text: string, soft: string, column: number, level: Box['level'], below: Box[]): Box {
  const lines = wrap(text, boxWidth - 2 * pad, px);
  const small = wrap(soft, boxWidth - 2 * pad, px - 1);
  const height = Math.max(40, heightOf(lines, px) + heightOf(small, px - 1) + 2 * pad);
  const reach = Math.max(
    height,
    below.reduce((sum, one) => sum + one.reach + gapY, -gapY),
  );
  return { lines, soft: small, column, level, below, height, reach };
}

/** The driver diagram for a file: aim, primary and secondary drivers, change ideas with where they stand. */
export function diagram(
  aim: string,
  aimDetail: string,
  nodes: TreeNode[],
  ideasOf: (driver: string) => DiagramIdea[],
  heads: [string, string, string, string],
): Drawing {
  const ideas = (id: string) => ideasOf(id).map((idea) => box(idea.title, idea.state, 3, 'idea', []));
  const firsts = childrenOf(nodes, null).map((node) =>
    box(node.text, '', 1, 'first', [
      ...childrenOf(nodes, node.id).map((child) => box(child.text, '', 2, 'second', ideas(child.id))),
      ...ideas(node.id),
    ]),
  );
  const root = box(aim, aimDetail, 0, 'aim', firsts);
  const shapes: Shape[] = heads.map((head, column) => ({
    kind: 'text',
    x: left(column),
    y: edge + px,
    lines: [head],
    size: px,
    bold: true,
    ink: inks.soft,
    anchor: 'start',
  }));
  place(root, edge + headHeight, shapes);
  return { width: left(3) + boxWidth + edge, height: edge + headHeight + root.reach + edge, shapes };
}

const left = (column: number) => edge + column * (boxWidth + gapX);

/** Draws a box in the middle of its reach; the middle's height on the page. */
function place(one: Box, top: number, shapes: Shape[]): number {
  const middle = top + one.reach / 2;
  const x = left(one.column);
  const used = one.below.reduce((sum, child) => sum + child.reach + gapY, -gapY);
  let y = top + Math.max(0, (one.reach - used) / 2);
  for (const child of one.below) {
    const at = place(child, y, shapes);
    const turn = left(child.column) - gapX / 2;
    const ink = inks.line;
    shapes.push(
      { kind: 'line', from: [x + boxWidth, middle], to: [turn, middle], width: 1.5, ink },
      { kind: 'line', from: [turn, middle], to: [turn, at], width: 1.5, ink },
      { kind: 'line', from: [turn, at], to: [left(child.column), at], width: 1.5, ink },
    );
    y += child.reach + gapY;
  }
  const look = looks[one.level];
  const start = middle - one.height / 2;
  const words = heightOf(one.lines, px);
  const slack = (one.height - 2 * pad - words - heightOf(one.soft, px - 1)) / 2;
  shapes.push({
    kind: 'box',
    x,
    y: start,
    width: boxWidth,
    height: one.height,
    fill: look.fill,
    ink: look.ink,
  });
  const said = { kind: 'text', x: x + pad, bold: one.level === 'aim', anchor: 'start' } as const;
  const first = start + pad + slack;
  shapes.push({ ...said, y: first + px * (lineHeight - 0.25), lines: one.lines, size: px, ink: look.text });
  if (one.soft.length > 0) {
    const small = px - 1;
    const ink = one.level === 'aim' ? look.text : inks.soft;
    const y2 = first + words + small * (lineHeight - 0.25);
    shapes.push({ ...said, bold: false, y: y2, lines: one.soft, size: small, ink });
  }
  return middle;
}
