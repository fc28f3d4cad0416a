import { newId } from '../../../lib/ids/new-id';
import type { Adoption, IdeaBody, IdeaDetail } from '../../../lib/improve/ideas';

/** Names of what an idea belongs to, known here before the server says them. */
export type Names = Pick<IdeaDetail, 'network' | 'school' | 'team'>;

const noTrials: IdeaDetail['trials'] = { cycles: 0, schools: 0, open: 0, adopt: 0, adapt: 0, abandon: 0 };

const blank = {
  description: '',
  need: '',
  level: 'classroom',
  context: { grade: '', size: '', place: '', language: '' },
  cost: '',
  cost_amount: null,
  cost_currency: null,
  digital: 'no',
  source: '',
  began_on: null,
  driver_ids: [],
  school_id: null,
  team_id: null,
  trial: '',
  learned: '',
  as_is: false,
  what_changes: '',
  why: '',
  adapted: false,
  parent: null,
} as const;

/** The record as it will be, drawn until the server's own comes. Version 0: not received yet. */
export function startedIdea(body: IdeaBody, names: Names, person: string, id = newId()): IdeaDetail {
  const now = new Date().toISOString();
  const said = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  return {
    ...blank,
    driver_ids: [],
    audience: 'network',
    country: null,
    ...(said as IdeaBody),
    ...names,
    id,
    status: 'idea',
    status_at: now,
    adoptions: 0,
    trials: noTrials,
    next: [],
    may_write: true,
    may_adopt: false,
    version: 0,
    created_by: person,
    created_at: now,
    updated_at: now,
  } as IdeaDetail;
}

/** What `POST …/adoptions` makes: another team's idea as one's own, with what is changed and why. */
export function adoptedIdea(parent: IdeaDetail, body: Adoption, names: Names, person: string, id = newId()) {
  const { description, need, level, context, cost, cost_amount, cost_currency, digital, source } = parent;
  const kept = { description, need, level, context, cost, cost_amount, cost_currency, digital, source };
  const idea = startedIdea(
    {
      ...kept,
      project_id: parent.project_id,
      network_id: body.network_id,
      title: body.title || parent.title,
      school_id: body.school_id ?? null,
      team_id: body.team_id ?? null,
      began_on: body.began_on ?? null,
      ...(body.audience && { audience: body.audience }),
    } as IdeaBody,
    names,
    person,
    id,
  );
  return {
    ...idea,
    adapted: true,
    as_is: body.as_is ?? false,
    what_changes: body.what_changes ?? '',
    why: body.why,
    parent: {
      id: parent.id,
      title: parent.title,
      network_id: parent.network_id,
      network: parent.network,
      country: parent.country,
    },
  } satisfies IdeaDetail;
}
