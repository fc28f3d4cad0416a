/** Choices that lie somewhere: their places, how far they are, and where they are drawn. Pure. */

import type { Run } from '../../lib/form-engine/run';
import type { Node, Place } from '../../lib/form-engine/tree';
import { Item } from '../../lib/form-engine/tree';

export interface Placed {
  value: string;
  label: string;
  /** Latitude and longitude of the first point of its geometry; null when the list gives none. */
  at: readonly [number, number] | null;
}

const RADIUS = 6_378_100;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** `lat lon altitude accuracy; …`, as ODK writes the geometry of a list. */
export function firstPoint(geometry: string): readonly [number, number] | null {
  const [latitude, longitude] = geometry.split(';', 1).join('').trim().split(/\s+/).map(Number);
  if (latitude === undefined || longitude === undefined) return null;
  return Number.isFinite(latitude) && Number.isFinite(longitude) ? [latitude, longitude] : null;
}

export function placedChoices(run: Run, node: Node): Placed[] {
  const { choices } = node.definition;
  const places = choices ? run.evaluate(choices.source, node) : null;
  const rows: Place[] = Array.isArray(places) ? places : [];
  return (run.options(node) ?? []).map(({ value, label }, at) => {
    const row = rows[at];
    const geometry = row instanceof Item ? (row.cells.get('geometry')?.text ?? '') : '';
    return { value, label, at: firstPoint(geometry) };
  });
}

/** Metres over the ground. */
export function metresBetween(one: readonly [number, number], other: readonly [number, number]): number {
  const across = Math.sin(radians(other[0] - one[0]) / 2) ** 2;
  const along = Math.sin(radians(other[1] - one[1]) / 2) ** 2;
  const share = across + Math.cos(radians(one[0])) * Math.cos(radians(other[0])) * along;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(share)));
}

/** The nearest first, those without a place last; in the order of the list while no place is known. */
export function nearest(choices: Placed[], here: readonly [number, number] | null): Placed[] {
  if (!here) return choices;
  const far = ({ at }: Placed) => (at ? metresBetween(here, at) : Number.POSITIVE_INFINITY);
  return [...choices].sort((one, other) => far(one) - far(other));
}

/** Where each place lies in a square of this side, north up, with one scale for both directions, in the middle. */
export function drawn(places: readonly (readonly [number, number])[], side: number): [number, number][] {
  const middle = radians(places.reduce((sum, [latitude]) => sum + latitude, 0) / Math.max(1, places.length));
  const flat = places.map(([latitude, longitude]) => [longitude * Math.cos(middle), -latitude] as const);
  const [xs, ys] = [flat.map(([x]) => x), flat.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const span = Math.max(wide, high) || 1;
  const margin = side * 0.08;
  const scale = (side - 2 * margin) / span;
  const place = (from: number, extent: number) => margin + (from + (span - extent) / 2) * scale;
  return flat.map(([x, y]) => [place(x - left, wide), place(y - top, high)]);
}
