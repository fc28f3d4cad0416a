import { text, textOrUndefined } from '../../../lib/forms/fields';
import type { Language } from '../../../lib/i18n/languages';
import type { Measure, MeasureBody, MeasureChange } from '../../../lib/improve/measures';
import { readNumber } from './numbers';
import { isRatio } from './words';

type Data = MeasureBody['data'];

/** What the form says that both a new measure and a change send. */
function shared(form: FormData, data: Data, language: Language) {
  const goal = readNumber(text(form, 'goal'), language);
  return {
    name: text(form, 'name'),
    kind: text(form, 'kind') as MeasureBody['kind'],
    definition: text(form, 'definition'),
    numerator: isRatio(data) ? text(form, 'numerator') : '',
    denominator: isRatio(data) ? text(form, 'denominator') : '',
    unit: data === 'proportion' ? '' : text(form, 'unit'),
    multiplier: (data === 'rate' ? Number(text(form, 'multiplier')) : 1) as NonNullable<
      MeasureBody['multiplier']
    >,
    direction: text(form, 'direction') as MeasureBody['direction'],
    cadence: text(form, 'cadence') as MeasureBody['cadence'],
    goal: goal ?? null,
    decimals: text(form, 'decimals') === '' ? null : Number(text(form, 'decimals')),
    subgroups: text(form, 'subgroups')
      .split(/[\n;]/)
      .map((name) => name.trim())
      .filter(Boolean),
    aim_id: textOrUndefined(form, 'aim_id') ?? null,
    driver_id: textOrUndefined(form, 'driver_id') ?? null,
    chart: text(form, 'chart') as NonNullable<MeasureBody['chart']>,
    rules: text(form, 'rules') as NonNullable<MeasureBody['rules']>,
    screen: form.get('screen') === 'on',
    baseline: readNumber(text(form, 'baseline'), language) ?? null,
  };
}

const sourceOf = (form: FormData): NonNullable<MeasureBody['source']> =>
  text(form, 'source') === 'survey'
    ? {
        kind: 'survey',
        instrument: text(form, 'instrument'),
        question: text(form, 'question'),
        categories: form.getAll('categories').map(String),
        scope: text(form, 'survey_scope') as 'network' | 'project',
      }
    : { kind: 'typed' };

export function newMeasure(form: FormData, projectId: string, language: Language): MeasureBody {
  const source = sourceOf(form);
  const data = source.kind === 'survey' ? 'proportion' : (text(form, 'data') as Data);
  return {
    project_id: projectId,
    network_id: text(form, 'network_id'),
    school_id: textOrUndefined(form, 'school_id') ?? null,
    data,
    source,
    ...shared(form, data, language),
  };
}

/** Only what differs from what the person saw: what others changed meanwhile stays theirs. */
export function changedMeasure(form: FormData, began: Measure, language: Language): MeasureChange {
  const now = shared(form, began.data, language);
  const names = Object.keys(now) as (keyof typeof now)[];
  const changed = names.filter((name) => JSON.stringify(now[name]) !== JSON.stringify(began[name]));
  return {
    ...Object.fromEntries(changed.map((name) => [name, now[name]])),
    reason: textOrUndefined(form, 'reason') ?? null,
  };
}

/** Numbers that are none: the form says so itself, a body could not carry them. */
export function numberFaults(form: FormData, language: Language): string[] {
  return ['goal', 'baseline'].filter((name) => Number.isNaN(readNumber(text(form, name), language)));
}
