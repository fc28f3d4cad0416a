import type { Formats } from '../../../lib/i18n/format';
import type { Translate } from '../../../lib/i18n/I18n';
import { formatTags, type Language } from '../../../lib/i18n/languages';
import { parseRule } from './calendar-rule';

/** 1 = Monday; the first of January 2024 was one. */
export const weekdayName = (language: Language, weekday: number) =>
  new Intl.DateTimeFormat(formatTags[language], { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );

export const monthName = (language: Language, month: number) =>
  new Intl.DateTimeFormat(formatTags[language], { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, month - 1, 1)),
  );

/** The rule as a sentence; a rule that this version can't say is shown as it stands. */
export function ruleInWords(t: Translate, format: Formats, language: Language, rule: string): string {
  const parsed = parseRule(rule);
  if (!parsed) return rule;
  const time = `${parsed.hour}:${String(parsed.minute).padStart(2, '0')}`;
  const { every, day } = parsed;
  if (every === 'week') return t('rule.week', { weekday: weekdayName(language, parsed.weekday), time });
  if (every === 'month') return day === -1 ? t('rule.month_last', { time }) : t('rule.month', { day, time });
  const months = format.list(parsed.months.map((month) => monthName(language, month)));
  return day === -1 ? t('rule.year_last', { months, time }) : t('rule.year', { day, months, time });
}
