import { formatTags, type Language } from '../../../lib/i18n/languages';
import type { Idea } from '../../../lib/improve/ideas';

type Cost = Pick<Idea, 'cost' | 'cost_amount' | 'cost_currency'>;

/** The cost in words and, where it is known, as an amount in its currency. */
export function costText({ cost, cost_amount, cost_currency }: Cost, language: Language): string {
  if (cost_amount === null || cost_amount === undefined || !cost_currency) return cost;
  return [amountText(Number(cost_amount), cost_currency, language), cost].filter(Boolean).join(' · ');
}

function amountText(amount: number, currency: string, language: Language): string {
  try {
    return new Intl.NumberFormat(formatTags[language], {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
      minimumFractionDigits: 0,
      maximumFractionDigits: 2,
    }).format(amount);
  } catch {
    return `${amount} ${currency}`; // letters that are no currency: Intl throws a RangeError
  }
}

/** `1.234,5`, `1,234.5`, `1234.5` or `1234,5` → 1234.5; undefined for what is no number. */
export function amountFrom(typed: string): number | undefined {
  const bare = typed.replace(/[\s']/g, '');
  if (bare === '') return undefined;
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  const decimals = last >= 0 && bare.length - last - 1 <= 2 ? bare.length - last - 1 : 0;
  const digits = bare.replace(/[.,]/g, '');
  if (!/^\d+$/.test(digits)) return undefined;
  return Number(digits) / 10 ** decimals;
}
