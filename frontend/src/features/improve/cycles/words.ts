import { msg, type Translate } from '../../../lib/i18n/I18n';
import type { Cycle } from '../../../lib/improve/cycles';
import type { Json } from '../../../lib/offline/merge';

/** The fields' names, as the page has them. */
export const fieldNames: Record<string, string> = {
  title: msg('cycle.title'),
  aim_id: msg('cycle.aim'),
  idea_id: msg('cycle.idea'),
  team_id: msg('cycle.team'),
  school_id: msg('cycle.school'),
  measure_ids: msg('cycle.measures'),
  scale: msg('cycle.scale'),
  audience: msg('cycle.audience'),
  objective: msg('cycle.objective'),
  questions: msg('cycle.questions'),
  'questions.question': msg('cycle.question_text'),
  'questions.prediction': msg('cycle.prediction'),
  'questions.result': msg('cycle.result'),
  'questions.match': msg('cycle.match'),
  who: msg('cycle.who'),
  what: msg('cycle.what'),
  where: msg('cycle.where'),
  starts_on: msg('cycle.starts_on'),
  ends_on: msg('cycle.ends_on'),
  data_to_collect: msg('cycle.data'),
  subgroup: msg('cycle.subgroup'),
  happened: msg('cycle.happened'),
  differed: msg('cycle.differed'),
  observations: msg('cycle.observations'),
  learned: msg('cycle.learned'),
  surprised: msg('cycle.surprised'),
  loop: msg('cycle.loop'),
  decision: msg('cycle.decision'),
  reason: msg('cycle.reason'),
  next_step: msg('cycle.next_step'),
};

export type Match = NonNullable<Cycle['questions'][number]['match']>;
export const matches: Record<Match, string> = {
  met: msg('match.met'),
  partly: msg('match.partly'),
  not_met: msg('match.not_met'),
  unclear: msg('match.unclear'),
};

type Loop = NonNullable<Cycle['loop']>;
export const loops: Record<Loop, { label: string; hint: string }> = {
  single: { label: msg('loop.single'), hint: msg('loop.single_hint') },
  double: { label: msg('loop.double'), hint: msg('loop.double_hint') },
};

type Decision = NonNullable<Cycle['decision']>;
export const decisions: Record<Decision, { label: string; hint: string }> = {
  adopt: { label: msg('decision.adopt'), hint: msg('decision.adopt_hint') },
  adapt: { label: msg('decision.adapt'), hint: msg('decision.adapt_hint') },
  abandon: { label: msg('decision.abandon'), hint: msg('decision.abandon_hint') },
};

export const scales: Record<Cycle['scale'], string> = {
  one_person: msg('scale.one_person'),
  one_class: msg('scale.one_class'),
  several_classes: msg('scale.several_classes'),
  grade: msg('scale.grade'),
  school: msg('scale.school'),
  several_schools: msg('scale.several_schools'),
  network: msg('scale.network'),
};

const labels: Record<string, string> = {
  ...matches,
  ...scales,
  single: loops.single.label,
  double: loops.double.label,
  adopt: decisions.adopt.label,
  adapt: decisions.adapt.label,
  abandon: decisions.abandon.label,
};

const dated = new Set(['starts_on', 'ends_on']);

/** A value of a field as a person reads it, for the choice between two versions. */
export const wordsFor =
  (t: Translate, date: (iso: string) => string) =>
  (at: string, value: Json | undefined): string => {
    const [field = '', , part] = at.split('/');
    if (value === null || value === undefined) return '';
    if (typeof value === 'string') {
      if (dated.has(field)) return value && date(value);
      const label = (part ?? field) === 'title' ? undefined : labels[value];
      return label ? t(label) : value;
    }
    if (typeof value === 'object' && !Array.isArray(value)) {
      return [value.question, value.prediction, value.result].filter(Boolean).join('\n');
    }
    return Array.isArray(value) ? String(value.length) : String(value);
  };
