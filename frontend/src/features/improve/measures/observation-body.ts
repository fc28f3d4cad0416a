import { text, textOrUndefined } from '../../../lib/forms/fields';
import { msg } from '../../../lib/i18n/I18n';
import type { Language } from '../../../lib/i18n/languages';
import type { Measure, Observation } from '../../../lib/improve/measures';
import { readNumber } from './numbers';
import { isRatio, isWhole } from './words';

export type Field = 'on_date' | 'value' | 'numerator' | 'denominator' | 'missing' | 'note';

export interface ObservationValues {
  on_date: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  missing: Exclude<Observation['missing'], 'suppressed'>;
  note: string | null;
}

export interface Read {
  body?: ObservationValues;
  /** A message for each field at fault. */
  faults: Partial<Record<Field, string>>;
}

const texts = {
  none: msg('fault.empty'),
  noNumber: msg('fault.no_number'),
  whole: msg('fault.not_whole'),
  negative: msg('fault.negative'),
  above: msg('fault.above_denominator'),
  ofNothing: msg('fault.of_nothing'),
  zeroTime: msg('fault.zero_time'),
  future: msg('fault.future'),
  noDate: msg('fault.no_date'),
  why: msg('fault.reason_unsaid'),
};

/** What a person wrote down, checked as the server will: a phone without a connection can not ask it. */
export function readObservation(
  form: FormData,
  data: Measure['data'],
  language: Language,
  today: string,
): Read {
  const faults: Read['faults'] = {};
  const on_date = text(form, 'on_date');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on_date)) faults.on_date = texts.noDate;
  else if (on_date > today) faults.on_date = texts.future;
  const note = textOrUndefined(form, 'note') ?? null;
  const blank = { value: null, numerator: null, denominator: null };
  if (form.get('is_missing') === 'on') {
    const missing = text(form, 'missing') as ObservationValues['missing'];
    if (missing === 'other' && note === null) faults.note = texts.why;
    return finished(faults, { on_date, ...blank, missing, note });
  }
  const names = isRatio(data) ? (['numerator', 'denominator'] as const) : (['value'] as const);
  const found: Partial<Record<Field, number>> = {};
  for (const name of names) {
    const number = readNumber(text(form, name), language);
    const fault = numberFault(number, name, data);
    if (fault) faults[name] = fault;
    else if (number !== undefined) found[name] = number;
  }
  const { numerator = null, denominator = null, value = null } = found;
  if (numerator !== null && denominator !== null) {
    if (data === 'proportion' && numerator > denominator) faults.numerator = texts.above;
    if (data === 'rate' && denominator === 0 && numerator > 0) faults.denominator = texts.ofNothing;
  }
  return finished(faults, { on_date, value, numerator, denominator, missing: null, note });
}

function numberFault(number: number | undefined, name: Field, data: Measure['data']): string | undefined {
  if (number === undefined) return texts.none;
  if (Number.isNaN(number)) return texts.noNumber;
  if (data !== 'number' && number < 0) return texts.negative;
  if ((isWhole(data) || name === 'numerator') && !Number.isInteger(number)) return texts.whole;
  if (data === 'time_between' && number === 0) return texts.zeroTime;
  return undefined;
}

const finished = (faults: Read['faults'], body: ObservationValues): Read =>
  Object.keys(faults).length === 0 ? { body, faults } : { faults };
