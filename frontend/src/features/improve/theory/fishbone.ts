import { type Drawing, heightOf, inks, lineHeight, type Shape, wrap } from './drawing';
import { childrenOf, type TreeNode } from './model';

const size = 13;
const small = 12;
const textWidth = 176;
const indent = 14;
const gap = 7;
const boneWidth = 236;
const slant = 0.42;
const edge = 16;
const headWidth = 190;

interface Line {
  id: string;
  lines: string[];
  level: number;
  height: number;
}

interface Bone {
  node: TreeNode;
  name: string[];
  rows: Line[];
  height: number;
}

const below = (nodes: TreeNode[], parent: string, level: number): Line[] =>
  childrenOf(nodes, parent).flatMap((node) => {
    const px = level > 1 ? small : size;
    const lines = wrap(node.text, textWidth - (level - 1) * indent, px);
    return [
      { id: node.id, lines, level, height: heightOf(lines, px) + gap },
      ...below(nodes, node.id, level + 1),
    ];
  });

function bones(nodes: TreeNode[]): Bone[] {
  return childrenOf(nodes, null).map((node) => {
    const name = wrap(node.text, textWidth, size + 1);
    const rows = below(nodes, node.id, 1);
    const height = heightOf(name, size + 1) + 24 + rows.reduce((sum, row) => sum + row.height, 0) + gap;
    return { node, name, rows, height };
  });
}

/** The fishbone: the problem is the head on the right, categories are bones that lean to it, causes their ribs. */
export function fishbone(problem: string, nodes: TreeNode[]): Drawing {
  const all = bones(nodes);
  const upper = all.filter((_, index) => index % 2 === 0);
  const lower = all.filter((_, index) => index % 2 === 1);
  const tall = (row: Bone[]) => Math.max(60, ...row.map((bone) => bone.height));
  const spine = edge + tall(upper);
  const head = wrap(problem, headWidth - 28, size);
  const headHeight = Math.max(72, heightOf(head, size) + 28);
  const columns = Math.max(1, upper.length);
  const lean = Math.max(tall(upper), tall(lower)) * slant;
  const headX = edge + columns * boneWidth + lean;
  const above = Math.max(0, headHeight / 2 - spine + edge);
  const y = spine + above;
  const shapes: Shape[] = [
    { kind: 'line', from: [edge, y], to: [headX, y], width: 4, ink: inks.deep },
    {
      kind: 'box',
      x: headX,
      y: y - headHeight / 2,
      width: headWidth,
      height: headHeight,
      fill: inks.deep,
      ink: inks.deep,
    },
    text(headX + headWidth / 2, y - heightOf(head, size) / 2, head, size, true, inks.paper, 'middle'),
  ];
  upper.forEach((bone, index) => {
    shapes.push(...drawn(bone, edge + index * boneWidth, y, -1, tall(upper)));
  });
  lower.forEach((bone, index) => {
    shapes.push(...drawn(bone, edge + index * boneWidth, y, 1, tall(lower)));
  });
  const height = Math.max(y + (lower.length > 0 ? tall(lower) : 0), y + headHeight / 2) + edge;
  return { width: headX + headWidth + edge, height, shapes };
}

/** One bone with its ribs; `way` -1 stands above the spine, 1 below it. */
function drawn(bone: Bone, x: number, spine: number, way: 1 | -1, tall: number): Shape[] {
  const far = spine + way * tall;
  const nameHeight = heightOf(bone.name, size + 1) + 12;
  const start = way < 0 ? far + nameHeight : far - nameHeight;
  const lean = tall * slant;
  const left = x + lean * 0.12;
  const boneAt = (y: number) => left + textWidth + (Math.abs(y - start) / tall) * lean + 10;
  const shapes: Shape[] = [
    {
      kind: 'box',
      x: left,
      y: way < 0 ? far : far - nameHeight,
      width: textWidth + 16,
      height: nameHeight,
      fill: inks.amberPale,
      ink: inks.accent,
    },
    text(
      left + 8,
      (way < 0 ? far : far - nameHeight) + 6,
      bone.name,
      size + 1,
      true,
      inks.ink,
      'start',
      bone.node.id,
    ),
    { kind: 'line', from: [boneAt(start), start], to: [boneAt(spine), spine], width: 2.5, ink: inks.teal },
  ];
  const free = tall - nameHeight - 8;
  const used = bone.rows.reduce((sum, row) => sum + row.height, 0);
  let y =
    way < 0
      ? start + 8 + Math.max(0, (free - used) * 0.3)
      : start - 8 - used - Math.max(0, (free - used) * 0.3);
  for (const row of bone.rows) {
    const px = row.level > 1 ? small : size;
    const at = Math.min(boneAt(y), boneAt(y + row.height)) - textWidth - 10;
    shapes.push(
      text(
        at + (row.level - 1) * indent,
        y,
        row.lines,
        px,
        false,
        row.level > 1 ? inks.soft : inks.ink,
        'start',
        row.id,
      ),
    );
    if (row.level === 1) {
      const under = y + row.height - gap + 3;
      shapes.push({
        kind: 'line',
        from: [at, under],
        to: [boneAt(under), under],
        width: 1.2,
        ink: inks.line,
      });
    }
    y += row.height;
  }
  return shapes;
}

const text = (
  x: number,
  y: number,
  lines: string[],
  px: number,
  bold: boolean,
  ink: string,
  anchor: 'start' | 'end' | 'middle',
  id?: string,
): Shape => ({ kind: 'text', x, y: y + px * (lineHeight - 0.25), lines, size: px, bold, ink, anchor, id });
