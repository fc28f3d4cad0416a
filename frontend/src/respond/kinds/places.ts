/** Places as ODK writes them: `latitude longitude altitude accuracy`, several with a semicolon between. */

export interface Point {
  latitude: number;
  longitude: number;
  altitude: number;
  /** Metres; 0 where it isn't known. */
  accuracy: number;
}

/** Accurate enough to be taken without asking, in metres: what ODK Collect takes, too. */
export const GOOD_ENOUGH = 5;

/** Seven digits are a centimetre; more would be noise. */
const rounded = (value: number, digits: number) => String(Number(value.toFixed(digits)));

export const pointText = ({ latitude, longitude, altitude, accuracy }: Point): string =>
  `${rounded(latitude, 7)} ${rounded(longitude, 7)} ${rounded(altitude, 1)} ${rounded(accuracy, 1)}`;

export function readPoint(text: string): Point | null {
  const [latitude, longitude, altitude = 0, accuracy = 0] = text.trim().split(/\s+/).map(Number);
  if (latitude === undefined || longitude === undefined) return null;
  return isPlace(latitude, longitude) ? { latitude, longitude, altitude, accuracy } : null;
}

export const isPlace = (latitude: number, longitude: number) =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

export const readPoints = (text: string): Point[] =>
  text.split(';').flatMap((part) => (part.trim() ? (readPoint(part) ?? []) : []));

/** A line as its points, an area closed by its first point again. */
export function pointsText(points: readonly Point[], closed: boolean): string {
  const [first] = points;
  const all = closed && first && points.length > 2 ? [...points, first] : points;
  return all.map(pointText).join('; ');
}

/** The points of an area without the one that closes it. */
export function openArea(points: Point[]): Point[] {
  const [first] = points;
  const last = points.at(-1);
  const closed = points.length > 3 && first && last && pointText(first) === pointText(last);
  return closed ? points.slice(0, -1) : points;
}

export const fromPosition = ({ coords }: GeolocationPosition): Point => ({
  latitude: coords.latitude,
  longitude: coords.longitude,
  altitude: coords.altitude ?? 0,
  accuracy: coords.accuracy,
});

/** −33,45 or 33.45 S stays a number or is none. */
export function readDegrees(text: string): number {
  const tidy = text.trim().replace(',', '.').replace('−', '-').replace(/°$/, '');
  return /^[+-]?\d+(\.\d+)?$/.test(tidy) ? Number(tidy) : Number.NaN;
}
