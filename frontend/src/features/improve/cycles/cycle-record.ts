import { newId } from '../../../lib/ids/new-id';
import type { Cycle } from '../../../lib/improve/cycles';
import type { Fields } from '../../../lib/offline/merge';

/** Where a new cycle belongs and what it is called; the rest is written on its page. */
export type Start = Pick<Cycle, 'project_id' | 'network_id' | 'title' | 'scale' | 'audience'> &
  Partial<
    Pick<
      Cycle,
      'school_id' | 'team_id' | 'aim_id' | 'idea_id' | 'measure_ids' | 'network' | 'school' | 'team' | 'idea'
    >
  >;

type Question = Cycle['questions'][number];

/** The record as it will be, drawn until the server's own comes. */
export function startedCycle(start: Start, person: string, id = newId()): Cycle {
  const now = new Date().toISOString();
  return {
    network: null,
    school_id: null,
    school: null,
    team_id: null,
    team: null,
    aim_id: null,
    idea_id: null,
    idea: null,
    measure_ids: [],
    ...start,
    id,
    stage: 'plan',
    previous_id: null,
    ramp_id: id,
    position: 1,
    objective: '',
    questions: [],
    who: '',
    what: '',
    where: '',
    starts_on: null,
    ends_on: null,
    data_to_collect: '',
    subgroup: '',
    happened: '',
    differed: '',
    observations: '',
    learned: '',
    surprised: '',
    loop: null,
    decision: null,
    reason: '',
    next_step: '',
    missing: [],
    moved_at: now,
    version: 0,
    created_by: person,
    created_at: now,
    updated_at: now,
    may_write: true,
  };
}

/** What `POST …/next` makes: where, who, for whom and the questions, without their results. */
export function nextCycle(before: Cycle, person: string, id = newId()): Cycle {
  const kept: Start & Partial<Cycle> = {
    project_id: before.project_id,
    network_id: before.network_id,
    title: before.title,
    scale: before.scale,
    audience: before.audience,
  };
  const { network, school_id, school, team_id, team, aim_id, idea_id, idea, measure_ids } = before;
  const { who, where, data_to_collect, subgroup, ramp_id, position } = before;
  return {
    ...startedCycle(kept, person, id),
    ...{ network, school_id, school, team_id, team, aim_id, idea_id, idea, measure_ids },
    ...{ who, where, data_to_collect, subgroup, ramp_id, position: position + 1 },
    previous_id: before.id,
    objective: before.next_step,
    questions: before.questions.map((question) => ({ ...question, id: newId(), result: '', match: null })),
  };
}

/** What is sent of a new cycle. */
export function creatingBody(cycle: Cycle): Fields {
  const { id, project_id, network_id, school_id, team_id, aim_id, idea_id, title, scale, audience } = cycle;
  const given = { school_id, team_id, aim_id, idea_id };
  const chosen = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  const measures: Fields = cycle.measure_ids.length > 0 ? { measure_ids: cycle.measure_ids } : {};
  return { id, project_id, network_id, title, scale, audience, ...chosen, ...measures };
}

export const blankQuestion = (): Question => ({
  id: newId(),
  question: '',
  prediction: '',
  result: '',
  match: null,
});
