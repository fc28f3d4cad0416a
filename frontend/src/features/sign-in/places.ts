/** Where Duru's first programmes work, then the rest of the countries that Intl can name. */
const first = ['CL', 'KE', 'PH', 'UG'];

const unions = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

/** A code that still stands for a country: Intl renames the dead ones (`DD` → `DE`) and cannot name the rest. */
const isCountry = (code: string) =>
  !unions.has(code) &&
  Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}` &&
  new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code) !== undefined;

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

export const countries = [
  ...first,
  ...letters
    .flatMap((one) => letters.map((two) => one + two))
    .filter((code) => !first.includes(code) && isCountry(code)),
];

/** Every zone the browser knows; at least the one it is in, and UTC. */
export function timeZones(own: string): string[] {
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([own, ...known, 'UTC'])];
}
