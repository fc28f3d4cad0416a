/** The shuffle of randomize(), random() and uuid(): the twin of `random_order.py`, which names the sources. */

const MODULUS = 2_147_483_647;
const MULTIPLIER = 16_807;
const encoder = new TextEncoder();

/** FNV-1a, 32 bits, over UTF-8. */
function fnv(text: string): number {
  let found = 2_166_136_261;
  for (const byte of encoder.encode(text)) found = Math.imul(found ^ byte, 16_777_619);
  return found >>> 0;
}

function firstState(seed: number): number {
  const state = (Number.isFinite(seed) ? Math.trunc(seed) : 0) % MODULUS;
  return state > 0 ? state : state + MODULUS - 1;
}

export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const out: T[] = [];
  let state = firstState(seed);
  for (const [at, value] of values.entries()) {
    state = (state * MULTIPLIER) % MODULUS;
    const other = Math.floor(((state - 1) / (MODULUS - 1)) * (at + 1));
    out.push(value);
    out[at] = out[other] ?? value;
    out[other] = value;
  }
  return out;
}

/** A number from 0 up to 1, always the same for the same key. */
export const randomShare = (key: string): number => fnv(key) / 4_294_967_296;

export function randomText(key: string, length: number): string {
  let digits = '';
  for (let at = 0; digits.length < length; at += 1) {
    digits += fnv(`${key}#${at}`).toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}

/** A version 4 UUID made from the key: as unique as the session's seed in it. */
export function uniqueId(key: string): string {
  const digits = randomText(key, 32);
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4] ?? '8';
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
}
