import type { Formats } from '../../lib/i18n/format';
import { msg, type Translate } from '../../lib/i18n/I18n';
import { formatTags, type Language } from '../../lib/i18n/languages';
import type { LegendKey } from './legend-keys';
import { type ChartData, type ChartPoint, type Mark, onMedian } from './model';
import { brief, chartDigits } from './numbers';

const kinds: Record<string, string> = {
  line: msg('chart.kind_line'),
  run: msg('chart.kind_run'),
  i: msg('chart.kind_i'),
  mr: msg('chart.kind_mr'),
  p: msg('chart.kind_p'),
  u: msg('chart.kind_u'),
  c: msg('chart.kind_c'),
  p_prime: msg('chart.kind_p_prime'),
  u_prime: msg('chart.kind_u_prime'),
  g: msg('chart.kind_g'),
  t: msg('chart.kind_t'),
};

/** The chart's kind in the reader's words; one that this version does not know is shown by its code. */
export const kindName = (t: Translate, kind: string) => {
  const id = kinds[kind];
  return id ? t(id) : kind;
};

const rules: Record<string, string> = { anhoej: msg('chart.rules_anhoej'), perla: msg('chart.rules_perla') };

export const rulesName = (t: Translate, name: string) => {
  const id = rules[name];
  return id ? t(id) : name;
};

export const markNames: Record<Exclude<Mark, 'plain'> | 'gap', string> = {
  outside: msg('chart.mark_outside'),
  long_run: msg('chart.mark_long_run'),
  shift: msg('chart.mark_shift'),
  trend: msg('chart.mark_trend'),
  excluded: msg('chart.mark_excluded'),
  gap: msg('chart.mark_gap'),
};

export const centreName = (t: Translate, kind: string) =>
  onMedian(kind) ? t('chart.median') : t('chart.centre');

export interface Saying {
  t: Translate;
  format: Formats;
  language: Language;
}

/** A value of this chart as a person reads it, with its unit. */
export function valueText({ language }: Pick<Saying, 'language'>, data: ChartData, value: number): string {
  const text = brief(formatTags[language], data.percent, value, chartDigits(data));
  return data.unit && !data.percent ? `${text} ${data.unit}` : text;
}

/** What there is to say of one point: when, how much, of how many, and why it looks as it does. */
export function pointSaid(saying: Saying, data: ChartData, position: number) {
  const { t, format, language } = saying;
  const point = data.points[position];
  if (!point) return null;
  const write = (value: number) => valueText({ language }, data, value);
  const on = data.notes.filter((note) => note.date.slice(0, 10) === point.date.slice(0, 10));
  return {
    date: format.date(point.date),
    value: point.value === null ? t('chart.no_value') : write(point.value),
    of: counts(saying, point),
    why: [
      point.value === null && point.missing ? point.missing : '',
      point.mark === 'plain' ? '' : t(markNames[point.mark]),
      point.reason ?? '',
      ...on.map((note) => note.text),
    ].filter((text) => text !== ''),
    lines: [
      point.centre === null ? '' : `${centreName(t, data.kind)} ${write(point.centre)}`,
      point.lower === null || point.upper === null
        ? ''
        : t('chart.limits_are', { lower: write(point.lower), upper: write(point.upper) }),
    ].filter((text) => text !== ''),
  };
}

export function counts({ t, language }: Pick<Saying, 't' | 'language'>, point: ChartPoint): string {
  const { numerator, denominator } = point;
  if (numerator === null || numerator === undefined || denominator === null || denominator === undefined)
    return '';
  const write = (value: number) => brief(formatTags[language], false, value, 3);
  return t('chart.of', { part: write(numerator), whole: write(denominator) });
}

/** The same in one breath, for a screen reader. */
export function pointSpoken(saying: Saying, data: ChartData, position: number): string {
  const said = pointSaid(saying, data, position);
  if (!said) return '';
  return [`${said.date}: ${said.value}`, said.of, ...said.why, ...said.lines].filter(Boolean).join('. ');
}

export function legendText(t: Translate, data: ChartData, key: LegendKey): string {
  if (key === 'centre') return centreName(t, data.kind);
  if (key === 'signal') return t('chart.signal', { line: centreName(t, data.kind) });
  if (key === 'limits') return t('chart.limits');
  if (key === 'goal') return t('chart.goal');
  if (key === 'jump') return t('chart.jump');
  return t(markNames[key]);
}

/** The way of judging and the number of points, as it stands beneath every chart. */
export const footText = (t: Translate, data: ChartData): string =>
  [
    kindName(t, data.kind),
    data.rules === 'none' ? '' : rulesName(t, data.rules),
    t('chart.points', { n: data.points.filter(({ value }) => value !== null).length }),
  ]
    .filter(Boolean)
    .join(' · ');
