import type { Spread, SpreadFamily, SpreadNode } from '../../../lib/improve/overview';

export interface Dot {
  node: SpreadNode;
  /** The number of its family, from 1. */
  family: number;
  x: number;
  y: number;
}

export interface Edge {
  key: string;
  family: number;
  path: string;
}

export interface Picture {
  width: number;
  height: number;
  columns: { key: string; x: number; label: string }[];
  dots: Dot[];
  edges: Edge[];
}

export interface Size {
  /** Where the first column begins: the days stand before it. */
  left: number;
  top: number;
  column: number;
  row: number;
  radius: number;
  /** Between families that meet in a column. */
  lane: number;
}

export const wide: Size = { left: 92, top: 56, column: 230, row: 62, radius: 13, lane: 30 };

/** Circles with numbers alone: a phone reads the titles in the table below. */
export const narrow: Size = { left: 46, top: 62, column: 78, row: 52, radius: 13, lane: 22 };

const placeKey = (node: { site_id: string | null }) => node.site_id ?? '';

/**
 * One column a site, one row an idea in the order of time, and a line from each idea to those that adapt it.
 * An idea always stands below the one it adapts, also where somebody gave it an earlier day. Families that meet
 * in a column stand side by side, so that no line runs through another's circle.
 */
export function pictureOf(
  spread: Spread,
  families: SpreadFamily[],
  label: (key: string) => string,
  size: Size = wide,
): Picture {
  const numbered = families.flatMap((family) =>
    family.nodes.map((node) => ({ node, family: spread.families.indexOf(family) + 1 })),
  );
  const there = new Set(numbered.map(({ node }) => placeKey(node)));
  const keys = spread.places.map((place) => place.site_id ?? '').filter((key) => there.has(key));
  const columns = keys.map((key, at) => ({
    key,
    x: size.left + size.column * at + size.radius + 6,
    label: label(key),
  }));
  const x = new Map(columns.map((column) => [column.key, column.x]));
  const lane = lanes(numbered);
  const dots = inTime(numbered).map(({ node, family }, row) => ({
    node,
    family,
    x: (x.get(placeKey(node)) ?? size.left) + size.lane * (lane.get(`${placeKey(node)} ${family}`) ?? 0),
    y: size.top + size.row * row + size.row / 2,
  }));
  const at = new Map(dots.map((dot) => [dot.node.id, dot]));
  const edges = dots.flatMap((dot) => {
    const from = dot.node.parent_id ? at.get(dot.node.parent_id) : undefined;
    return from ? [{ key: dot.node.id, family: dot.family, path: curve(from, dot, size.radius) }] : [];
  });
  return {
    width: size.left + size.column * Math.max(1, columns.length),
    height: size.top + size.row * dots.length + 8,
    columns,
    dots,
    edges,
  };
}

type Numbered = { node: SpreadNode; family: number };

const mostLanes = 3;

/** The place of each family beside the others in a column. */
function lanes(nodes: Numbered[]): Map<string, number> {
  const found = new Map<string, number>();
  const taken = new Map<string, number>();
  for (const { node, family } of nodes) {
    const key = `${placeKey(node)} ${family}`;
    if (found.has(key)) continue;
    const next = taken.get(placeKey(node)) ?? 0;
    found.set(key, next % mostLanes);
    taken.set(placeKey(node), next + 1);
  }
  return found;
}

function inTime(nodes: Numbered[]): Numbered[] {
  const day = new Map<string, string>();
  for (const { node } of nodes) {
    const above = node.parent_id ? day.get(node.parent_id) : undefined;
    day.set(node.id, above && above > node.at ? above : node.at);
  }
  // Sorting is stable, so an idea of the same day stays below the one it adapts.
  return [...nodes].sort((one, other) =>
    (day.get(one.node.id) ?? '').localeCompare(day.get(other.node.id) ?? ''),
  );
}

function curve(from: Dot, to: Dot, radius: number): string {
  const start = from.y + radius;
  const end = to.y - radius;
  const bend = Math.max(18, (end - start) / 2);
  return `M${from.x} ${start}C${from.x} ${start + bend} ${to.x} ${end - bend} ${to.x} ${end}`;
}

/** A title in at most two lines of a column's width. */
export function lines(title: string, most = 21): string[] {
  const found: string[] = [''];
  for (const word of title.split(' ')) {
    const last = found[found.length - 1] ?? '';
    const longer = last ? `${last} ${word}` : word;
    if (longer.length <= most || !last) found[found.length - 1] = longer;
    else found.push(word);
  }
  const shown = found.slice(0, 2).map((line) => (line.length > most + 1 ? `${line.slice(0, most)}…` : line));
  if (found.length > 2) shown[1] = `${(shown[1] ?? '').slice(0, most - 1)}…`;
  return shown;
}
