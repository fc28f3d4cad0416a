/** The shuffle of randomize() and random(): the twin of `random_order.py`, which names the sources. */

const MODULUS = 2_147_483_647;
const MULTIPLIER = 16_807;
const encoder = new TextEncoder();

/** FNV-1a, 32 bits, over UTF-8. */
export function fnv(text: string): number {
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
