import type { Language } from '../../../lib/i18n/languages';

/**
 * A number as people type it: a comma or a point before the decimals, blanks or the other sign between
 * thousands. Where one sign could be either ("1,234"), the reader's language decides.
 * @returns undefined for a blank, NaN for what is no number
 */
export function readNumber(typed: string, language: Language): number | undefined {
  const text = typed.replace(/[\s\u00a0\u202f'’]/g, '').replace(/%$/, '');
  if (text === '') return undefined;
  const grouping = language === 'es' ? '.' : ',';
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  if (last < 0) return plain(text);
  const sign = text[last] ?? '';
  const other = sign === ',' ? '.' : ',';
  const groups = new RegExp(`^[-+−]?\\d{1,3}(\\${sign}\\d{3})+$`);
  const twice = text.indexOf(sign) !== last;
  if (groups.test(text) && (sign === grouping || twice)) return plain(text.replaceAll(sign, ''));
  if (twice) return Number.NaN;
  const whole = text.slice(0, last);
  const thousands = new RegExp(`^[-+−]?\\d{1,3}(\\${other}\\d{3})*$|^[-+−]?\\d*$`);
  if (!thousands.test(whole)) return Number.NaN;
  return plain(`${whole.replaceAll(other, '')}.${text.slice(last + 1)}`);
}

const plain = (text: string): number => {
  const ascii = text.replace('−', '-');
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(ascii) ? Number(ascii) : Number.NaN;
};
