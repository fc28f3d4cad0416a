import type { ChartData, ChartPhase, Mark } from './model';

const place = (value: number) => String(Math.round(value * 10) / 10);

/** Broken at gaps, at jumps of time and at phases; passes over points that are left out. */
export function seriesPath(data: ChartData, xs: number[], y: (value: number) => number): string {
  const parts: string[] = [];
  for (const phase of data.phases) {
    let open = false;
    for (let k = phase.start; k < phase.stop; k += 1) {
      const point = data.points[k];
      if (point?.afterGap) open = false;
      if (!point || point.mark === 'excluded') continue;
      if (point.value === null) open = false;
      else {
        parts.push(`${open ? 'L' : 'M'}${place(xs[k] ?? 0)} ${place(y(point.value))}`);
        open = true;
      }
    }
  }
  return parts.join('');
}

/** A line that may change at every point, level across each point's own stretch, broken where it is null. */
export function stepPath(
  line: (number | null)[],
  phase: Pick<ChartPhase, 'start' | 'stop'>,
  sides: number[],
  y: (value: number) => number,
): string {
  const parts: string[] = [];
  let before: number | null = null;
  for (let k = phase.start; k < phase.stop; k += 1) {
    const value = line[k] ?? null;
    const from = place(sides[k] ?? 0);
    const to = place(sides[k + 1] ?? 0);
    if (value !== null) {
      const at = place(y(value));
      if (before === null) parts.push(`M${from} ${at}H${to}`);
      else if (before === value) parts.push(`H${to}`);
      else parts.push(`V${at}H${to}`);
    }
    before = value;
  }
  return parts.join('');
}

/** One path for all points of a meaning: a thousand points stay a handful of elements. */
export function markPath(shape: Mark | 'gap', spots: { x: number; y: number }[], radius: number): string {
  if (shape === 'plain' && radius === 0) return '';
  const r = shape === 'plain' ? radius : Math.max(radius * 1.45, 2.6);
  return spots.map(({ x, y }) => shapes[shape](x, y, r)).join('');
}

const disc = (x: number, y: number, r: number) =>
  `M${place(x - r)} ${place(y)}a${place(r)} ${place(r)} 0 1 0 ${place(2 * r)} 0a${place(r)} ${place(r)} 0 1 0 ${place(-2 * r)} 0z`;
const square = (x: number, y: number, r: number) =>
  `M${place(x - r)} ${place(y - r)}h${place(2 * r)}v${place(2 * r)}h${place(-2 * r)}z`;

const shapes: Record<Mark | 'gap', (x: number, y: number, r: number) => string> = {
  plain: disc,
  gap: disc,
  outside: (x, y, r) =>
    `M${place(x)} ${place(y - 1.25 * r)}L${place(x + 1.25 * r)} ${place(y)}L${place(x)} ${place(y + 1.25 * r)}L${place(x - 1.25 * r)} ${place(y)}z`,
  long_run: square,
  shift: square,
  trend: (x, y, r) =>
    `M${place(x)} ${place(y - 1.2 * r)}L${place(x + 1.1 * r)} ${place(y + r)}H${place(x - 1.1 * r)}z`,
  excluded: (x, y, r) =>
    `M${place(x - r)} ${place(y - r)}L${place(x + r)} ${place(y + r)}M${place(x - r)} ${place(y + r)}L${place(x + r)} ${place(y - r)}`,
};
