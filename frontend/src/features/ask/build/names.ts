/** Names that machines know questions and choices by. */

const longest = 40;

/** “¿Cuántos libros leyó?” → `cuantos_libros_leyo`; '' when nothing of it can be written in plain letters. */
export function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\$\{[^}]*\}/g, ' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest + 1);
  return cut.includes('_') ? cut.slice(0, cut.lastIndexOf('_')) : plain.slice(0, longest);
}

/** A name that begins with a letter and that nobody has yet. */
export function freeName(wanted: string, taken: ReadonlySet<string>, otherwise = 'question'): string {
  const plain = slug(wanted);
  const base = plain === '' ? otherwise : /^[a-z]/.test(plain) ? plain : `${otherwise}_${plain}`;
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
}

const valid = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
export type NameFault = 'blank' | 'form' | 'taken';

export function nameFault(name: string, others: ReadonlySet<string>): NameFault | null {
  if (name === '') return 'blank';
  if (!valid.test(name)) return 'form';
  return others.has(name) ? 'taken' : null;
}

const special = /[.*+?^${}()|[\]\\]/g;

/** A text in which `${old}` became `${new}`. */
export function renameIn(text: string, old: string, name: string): string {
  if (old === '' || !text.includes('${')) return text;
  const reference = new RegExp(
    `\\$\\{(\\s*(?:last-saved#)?\\s*)${old.replace(special, '\\$&')}(\\s*)\\}`,
    'g',
  );
  return text.replace(reference, (_, before: string, after: string) => `\${${before}${name}${after}}`);
}

/** The names that a text refers to by `${…}`. */
export const referencesIn = (text: string): string[] =>
  [...text.matchAll(/\$\{\s*(?:last-saved#)?\s*([^}]*?)\s*\}/g)].map((found) => found[1] ?? '');

/** A text in which each `${old}` took its new name, all at once: names may change places. */
export const renameAllIn = (text: string, names: ReadonlyMap<string, string>): string =>
  text.includes('${')
    ? text.replace(
        /\$\{(\s*(?:last-saved#)?\s*)([^}]*?)(\s*)\}/g,
        (whole, before: string, name: string, after: string) => {
          const renamed = names.get(name);
          return renamed === undefined ? whole : `\${${before}${renamed}${after}}`;
        },
      )
    : text;
