/** Functions that few forms use: the twin of `rare.py`. Loaded only for a model that says `rare`. */

import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { fnv } from './chance';
import { type Context, chanceKey } from './expressions';
import { FUNCTIONS, numberOf, roundHalfUp, safe, texts, truthOf, words } from './library';
import { textOf, type Value } from './tree';
import { timeFraction } from './values';

const RADIUS = 6_378_100;
const DIVISOR = 2_147_483_647n;
const ALGORITHMS: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
};
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const DEGREES = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

type Point = readonly [latitude: number, longitude: number];

function digest([text = '', name = '', written = 'base64']: Value[]): string {
  const algorithm = new Map(Object.entries(ALGORITHMS)).get(textOf(name).toUpperCase());
  const encoding = textOf(written).toLowerCase();
  if (!algorithm || (encoding !== 'base64' && encoding !== 'hex')) return '';
  const bytes = Array.from(algorithm(new TextEncoder().encode(textOf(text))));
  if (encoding === 'base64') return btoa(String.fromCharCode(...bytes));
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64Decode([value = '']: Value[]): string {
  const text = textOf(value);
  if (!BASE64.test(text)) return '';
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '';
  }
}

function hashedSeed([text = '']: Value[]): number {
  const bytes = sha256(new TextEncoder().encode(textOf(text)));
  return Number(new DataView(bytes.buffer, bytes.byteOffset).getBigInt64(0) % DIVISOR);
}

/** NaN for what is no number, written as phones write one. */
const radians = (degrees: string) => (DEGREES.test(degrees) ? Number(degrees) * (Math.PI / 180) : Number.NaN);

/** `lat lon …` each; null when something is no place. */
function pointsOf(texts: string[]): Point[] | null {
  const points = texts.map((text) => {
    const [latitude = '', longitude = ''] = words(text);
    return [radians(latitude), radians(longitude)] as const;
  });
  return points.flat().every(Number.isFinite) ? points : null;
}

/** Each place by itself: of several nodes or arguments, or of one line or area. */
function placesOf(given: Value[]): Point[] | null {
  const found = given.flatMap((value) =>
    Array.isArray(value) ? value.map((place) => place.text) : [textOf(value)],
  );
  const texts = found.length === 1 ? (found[0] ?? '').split(';') : found;
  return pointsOf(texts.filter((text) => words(text).length > 0));
}

const pairs = <T>(values: readonly T[]): [T, T][] =>
  values.slice(1).map((value, at) => [values[at] as T, value]);
const total = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** NaN for what is not finite. */
function rounded(value: number): number {
  const found = Math.floor(value * 1000 + 0.5) / 1000;
  return Number.isFinite(found) ? found : Number.NaN;
}

function between([one, other]: [Point, Point]): number {
  const across = Math.sin((other[0] - one[0]) / 2) ** 2;
  const along = Math.sin((other[1] - one[1]) / 2) ** 2;
  const share = across + Math.cos(one[0]) * Math.cos(other[0]) * along;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(Math.max(0, share))));
}

function distance(given: Value[]): number {
  const points = placesOf(given);
  return points ? rounded(total(pairs(points).map(between))) : Number.NaN;
}

function area(given: Value[]): number {
  const points = placesOf(given);
  if (!points) return Number.NaN;
  const [first, ...others] = points;
  if (!first || others.length < 2) return 0;
  const flat = others.map(
    ([lat, lon]) => [(lon - first[1]) * RADIUS * Math.cos(lat), (lat - first[0]) * RADIUS] as const,
  );
  return rounded(Math.abs(total(pairs(flat).map(([one, two]) => (one[1] * two[0] - one[0] * two[1]) / 2))));
}

function geofence(given: Value[]): boolean {
  const point = placesOf(given.slice(0, 1))?.[0];
  const corners = placesOf(given.slice(1));
  if (!point || !corners) return false;
  const [lat, lon] = point;
  let inside = false;
  for (const [one, two] of pairs(corners)) {
    const crosses = two[0] > lat !== one[0] > lat;
    if (crosses && lon < ((one[1] - two[1]) * (lat - two[0])) / (one[0] - two[0]) + two[1]) inside = !inside;
  }
  return inside;
}

function within(given: Value[], total: number): boolean {
  const least = numberOf(given[0] ?? '');
  const most = numberOf(given[1] ?? '');
  return (least === -1 || total >= least) && (most === -1 || total <= most);
}

function weighted(given: Value[]): boolean {
  let total = 0;
  for (let at = 2; at + 1 < given.length; at += 2) {
    if (truthOf(given[at] ?? '')) total += numberOf(given[at + 1] ?? '');
  }
  return within(given, total);
}

/** XPath's own: one-based, with a length. */
function substring(given: Value[]): string {
  const start = roundHalfUp(numberOf(given[1] ?? ''));
  const stop = given.length > 2 ? start + roundHalfUp(numberOf(given[2] ?? '')) : Number.POSITIVE_INFINITY;
  return Array.from(textOf(given[0] ?? ''))
    .filter((_, at) => start <= at + 1 && at + 1 < stop)
    .join('');
}

function translate(given: Value[]): string {
  const [text = [], old = [], fresh = []] = given.map((part) => Array.from(textOf(part)));
  const table = new Map<string, string>();
  for (const [at, char] of old.entries()) if (!table.has(char)) table.set(char, fresh[at] ?? '');
  return text.map((char) => table.get(char) ?? char).join('');
}

function randomText(key: string, length: number): string {
  let digits = '';
  for (let at = 0; digits.length < length; at += 1) {
    digits += fnv(`${key}#${at}`).toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}

/** A version 4 UUID made from the key: as unique as the session's seed in it. */
function uniqueId(key: string): string {
  const digits = randomText(key, 32);
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4] ?? '8';
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
}

function uuid([length]: Value[], context: Context): string {
  if (length === undefined) return uniqueId(chanceKey(context));
  const size = Math.trunc(numberOf(length));
  return size > 0 && size <= 256 ? randomText(chanceKey(context), size) : '';
}

/** Like `safe`, to 12 digits: the last ones differ from one mathematical library to the next. */
const steady =
  (pure: (...numbers: number[]) => number) =>
  (given: Value[]): number =>
    toTwelve(safe(pure)(given));

const toTwelve = (value: number) => Number(value.toPrecision(12));

/** Like `steady`, but a whole power of a whole number is exact as long as a double counts every whole number. */
const powers =
  (pure: (...numbers: number[]) => number) =>
  (given: Value[]): number => {
    const found = safe(pure)(given);
    const whole = given.map(numberOf).every(Number.isInteger);
    return whole && Number.isSafeInteger(found) ? found : toTwelve(found);
  };

Object.assign(FUNCTIONS, {
  uuid,
  pow: powers((base, exponent) => base ** exponent),
  'decimal-time': texts(timeFraction),
  'boolean-from-string': texts((text) => text === '1' || text.toLowerCase() === 'true'),
  translate,
  substring,
  acos: steady(Math.acos),
  asin: steady(Math.asin),
  atan: steady(Math.atan),
  atan2: steady(Math.atan2),
  cos: steady(Math.cos),
  exp: steady(Math.exp),
  exp10: powers((value) => 10 ** value),
  log: steady(Math.log),
  log10: steady(Math.log10),
  sin: steady(Math.sin),
  tan: steady(Math.tan),
  checklist: (given: Value[]) => within(given, given.slice(2).filter(truthOf).length),
  'weighted-checklist': weighted,
  area,
  'base64-decode': base64Decode,
  digest,
  distance,
  geofence,
  'hashed-seed': hashedSeed,
});
