import { Problem, type ProblemDetail } from '../../../lib/api/problem';
import { msg, type Translate } from '../../../lib/i18n/I18n';
import type { Measure, Observation } from '../../../lib/improve/measures';

/** The fields of a measure and of an observation. */
export const fieldNames: Record<string, string> = {
  on_date: msg('measure.date'),
  value: msg('measure.value'),
  numerator: msg('measure.numerator'),
  denominator: msg('measure.denominator'),
  missing: msg('measure.why_missing'),
  note: msg('measure.note'),
  excluded: msg('measure.excluded'),
  withdrawn: msg('measure.withdrawn'),
  name: msg('measure.name'),
  definition: msg('measure.definition'),
  goal: msg('measure.goal'),
  kind: msg('measures.kind'),
  unit: msg('measure.unit'),
  direction: msg('measure.direction'),
  cadence: msg('measure.cadence'),
  subgroups: msg('measure.subgroups'),
  chart: msg('measure.chart'),
  rules: msg('measure.rules'),
  phase: msg('measure.phase'),
  archived: msg('measures.state'),
  data: msg('measure.data'),
  aim_id: msg('measure.aim'),
  source: msg('measure.source'),
};

export const kinds: Record<Measure['kind'], { label: string; hint: string }> = {
  outcome: { label: msg('measure.kind_outcome'), hint: msg('measure.kind_outcome_hint') },
  process: { label: msg('measure.kind_process'), hint: msg('measure.kind_process_hint') },
  balancing: { label: msg('measure.kind_balancing'), hint: msg('measure.kind_balancing_hint') },
};

export const datas: Record<Measure['data'], { label: string; hint: string }> = {
  proportion: { label: msg('measure.data_proportion'), hint: msg('measure.data_proportion_hint') },
  count: { label: msg('measure.data_count'), hint: msg('measure.data_count_hint') },
  number: { label: msg('measure.data_number'), hint: msg('measure.data_number_hint') },
  rate: { label: msg('measure.data_rate'), hint: msg('measure.data_rate_hint') },
  time_between: { label: msg('measure.data_time_between'), hint: msg('measure.data_time_between_hint') },
  opportunities_between: {
    label: msg('measure.data_opportunities_between'),
    hint: msg('measure.data_opportunities_between_hint'),
  },
};

export const directions: Record<Measure['direction'], string> = {
  increase: msg('measure.direction_increase'),
  decrease: msg('measure.direction_decrease'),
  neither: msg('measure.direction_neither'),
};

export const cadences: Record<Measure['cadence'], string> = {
  day: msg('measure.cadence_day'),
  school_day: msg('measure.cadence_school_day'),
  week: msg('measure.cadence_week'),
  month: msg('measure.cadence_month'),
  term: msg('measure.cadence_term'),
  year: msg('measure.cadence_year'),
};

type Why = NonNullable<Observation['missing']>;

export const missingWhy: Record<Why, string> = {
  holiday: msg('measure.missing_holiday'),
  closed: msg('measure.missing_closed'),
  not_collected: msg('measure.missing_not_collected'),
  not_submitted: msg('measure.missing_not_submitted'),
  suppressed: msg('measure.missing_suppressed'),
  other: msg('measure.missing_other'),
};

/** What a person may choose; figures are suppressed by the survey alone. */
export const missingToChoose = ['holiday', 'closed', 'not_collected', 'not_submitted', 'other'] as const;

/** Why a point has no value: the reason, and what was written beside it. */
export function missingText(t: Translate, missing: string | null, note: string | null): string | null {
  const id = missing && missing in missingWhy ? missingWhy[missing as Why] : undefined;
  return [id ? t(id) : missing, note].filter(Boolean).join(': ') || null;
}

/** Measured of a numerator and a denominator; the others are one value. */
export const isRatio = (data: Measure['data']) => data === 'proportion' || data === 'rate';
export const isWhole = (data: Measure['data']) =>
  data === 'proportion' || data === 'count' || data === 'opportunities_between';

const faults: Record<string, string> = {
  'measure.subgroup_twice': msg('fault.subgroup_twice'),
  'measure.survey_data': msg('fault.survey_data'),
  'measure.part_missing': msg('fault.part_missing'),
  'measure.multiplier': msg('fault.multiplier'),
  'measure.goal': msg('fault.goal'),
  'measure.chart': msg('fault.chart'),
  'measure.rules': msg('fault.rules'),
  'unit.elsewhere': msg('fault.unit_elsewhere'),
  'aim.elsewhere': msg('fault.unit_elsewhere'),
  'idea.elsewhere': msg('fault.unit_elsewhere'),
  'driver.elsewhere': msg('fault.driver_elsewhere'),
  'observation.future': msg('fault.future'),
  'observation.long_ago': msg('fault.long_ago'),
  'observation.subgroup': msg('fault.subgroup'),
  'observation.missing_with_value': msg('fault.missing_with_value'),
  'observation.reason_unsaid': msg('fault.reason_unsaid'),
  'observation.parts_wanted': msg('fault.parts_wanted'),
  'observation.value_wanted': msg('fault.value_wanted'),
  'observation.empty': msg('fault.empty'),
  'observation.above_denominator': msg('fault.above_denominator'),
  'observation.of_nothing': msg('fault.of_nothing'),
  'observation.zero_time': msg('fault.zero_time'),
  'observation.negative': msg('fault.negative'),
  'observation.not_whole': msg('fault.not_whole'),
  'observation.too_large': msg('fault.too_large'),
  'observation.school': msg('fault.school'),
  'observation.school_of_others': msg('fault.school_of_others'),
  'observation.exists': msg('fault.exists'),
  'observation.withdrawn': msg('fault.withdrawn'),
  'measure.computed': msg('fault.computed'),
};

/** One fault in the reader's language, by its code; one that is not known comes as the server says it. */
export function faultText(t: Translate, fault: ProblemDetail): string {
  const id = fault.code === undefined ? undefined : faults[fault.code];
  return id ? t(id) : [fault.message, fault.fix].filter(Boolean).join('. ');
}

/** The word on one field of a form. */
export function faultAt(t: Translate, error: Error | null, pointer: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const found = error.errors.find((detail) => detail.pointer === pointer);
  return found && faultText(t, found);
}

/** A refusal as a whole whose code is known here. */
export const refusalText = (t: Translate, code: string): string | undefined => {
  const id = faults[code];
  return id && t(id);
};
