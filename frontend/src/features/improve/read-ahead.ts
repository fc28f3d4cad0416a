/** With a connection, what a team may want without one is read ahead: no page need be opened for it. */

import type { QueryClient } from '@tanstack/react-query';
import { accepted, pageSize, pdsa } from '../../lib/api/client';
import type { Language } from '../../lib/i18n/languages';
import { type Aim, aimsQuery, ideasHereQuery, teamsHereQuery } from '../../lib/improve/belonging';
import { promptsQuery } from '../../lib/improve/coaching';
import { type Cycle, cyclePagesQuery, cyclesQuery, ours, seedCycles } from '../../lib/improve/cycles';
import { driversQuery } from '../../lib/improve/drivers';
import { ideaCyclesQuery, ideaQuery, ideasQuery, lineageQuery } from '../../lib/improve/ideas';
import {
  chartQuery,
  measuresQuery,
  notesQuery,
  observationsQuery,
  phasesQuery,
} from '../../lib/improve/measures';
import { commentsQuery, reviewsQuery } from '../../lib/improve/talk';
import { type Team, teamsQuery } from '../../lib/improve/teams';
import { colleaguesQuery, knowsColleagues } from '../../lib/people/colleagues';
import { type Network, networksQuery, schoolsQuery } from '../../lib/scope/networks';
import { ownNetworks } from '../../lib/scope/own-networks';
import { type Me, may } from '../../lib/session/me';
import { namesQuery } from '../../lib/session/names';
import { evidenceQuery, sidesQuery } from './evidence/evidence';
import { asQuery, noFilters } from './ideas/filters';
import { theoriesQuery, theoryQuery } from './theory/theories';
import { aroundQueries } from './theory/useSurroundings';

/** So that a phone is not filled: the projects and networks that a person works in are few. */
const mostProjects = 3;
const mostNetworks = 6;
const mostMeasures = 24;
const mostIdeas = 40;
const mostTheories = 12;
/** Open cycles, those of one's own teams first, with all that stands on their pages. */
const mostCycles = 25;

/** What was read in the last quarter of an hour is not asked for again at every opening. */
const fresh = 900_000;

type Query = Parameters<QueryClient['fetchQuery']>[0];

/** One after the other: the page that is open comes first. What fails is left to another time. */
const reader = (client: QueryClient) => ({
  read: async <Data>(query: { queryKey: readonly unknown[] }): Promise<Data | undefined> => {
    await client.prefetchQuery({ ...(query as Query), staleTime: fresh });
    return client.getQueryData<Data>(query.queryKey);
  },
  readPages: (query: unknown) =>
    client.prefetchInfiniteQuery({
      ...(query as Parameters<QueryClient['prefetchInfiniteQuery']>[0]),
      staleTime: fresh,
    }),
});

export async function readAhead(client: QueryClient, me: Me, language: Language): Promise<void> {
  for (const project of me.projects.slice(0, mostProjects)) {
    if (may(me, 'cycle:read', project.id)) await aheadOf(client, me, project.id, language);
  }
}

async function aheadOf(client: QueryClient, me: Me, project: string, language: Language) {
  const { read } = reader(client);
  const networks = (await read<Network[]>(networksQuery(project))) ?? [];
  const own = ownNetworks(me, networks).slice(0, mostNetworks);
  await read(schoolsQuery(project));
  // The lists are drawn for all that the person sees, or for one network.
  const scopes = own.length > 0 ? [undefined, ...own] : [undefined];
  for (const network of scopes) await lists(client, me, project, network);
  const mine = await myCycles(client, project);
  // Of a whole project's work only the lists: a phone holds what its person has a hand in.
  if (own.length > 0) await records(client, me, project, own, language);
  const theirs = own.flatMap((network) => listedCycles(client, project, network));
  const open = [...mine, ...theirs].filter(({ stage }) => stage !== 'closed').map(({ id }) => id);
  for (const cycle of [...new Set(open)].slice(0, mostCycles)) await pageOf(client, cycle);
}

/** What the pages list, as they ask for it at first. */
async function lists(client: QueryClient, me: Me, project: string, network: string | undefined) {
  const { read, readPages } = reader(client);
  await read(cyclesQuery(project, network, 5));
  await readPages(cyclePagesQuery(project, network, ours));
  seed(client, 'aim', (await read<Aim[]>(aimsQuery(project, network))) ?? []);
  if (may(me, 'measure:read', project)) await read(measuresQuery(project, network));
  if (may(me, 'idea:read', project)) {
    await readPages(ideasQuery(project, asQuery(noFilters, { siteId: undefined, networkId: network })));
  }
  const teams = (await read<Team[]>(teamsQuery(project, network))) ?? [];
  const members = teams.flatMap((team) => team.members.map(({ person_id }) => person_id));
  if (members.length > 0) await read(namesQuery(members));
  if (may(me, 'aim:read', project)) await read(theoriesQuery(project, network));
  if (!network) return;
  await read(teamsHereQuery(project, network));
  await read(ideasHereQuery(project, network));
  await read(driversQuery(network));
  for (const query of aroundQueries(project, network)) await read(query);
  if (knowsColleagues(me, project)) await read(colleaguesQuery(network));
}

/** What one's own networks work with: theories, measures with their charts, ideas. */
async function records(client: QueryClient, me: Me, project: string, own: string[], language: Language) {
  const { read } = reader(client);
  const inOwn = <Row extends { network_id: string }>(rows: Row[] | undefined) =>
    (rows ?? []).filter(({ network_id }) => own.includes(network_id));
  const theories = inOwn(
    client.getQueryData<{ id: string; network_id: string }[]>(theoriesQuery(project, undefined).queryKey),
  );
  for (const { id } of theories.slice(0, mostTheories)) {
    await read(theoryQuery(id));
    await read(commentsQuery('theory', id));
  }
  const measures = inOwn(client.getQueryData(measuresQuery(project, undefined).queryKey));
  seed(client, 'measure', measures);
  for (const { id } of measures.slice(0, mostMeasures)) {
    await read(chartQuery(id, {}, language));
    for (const query of [observationsQuery(id, {}), phasesQuery(id), notesQuery(id)]) await read(query);
  }
  if (!may(me, 'idea:read', project)) return;
  const ideas = own.flatMap(
    (network) => client.getQueryData(ideasHereQuery(project, network).queryKey) ?? [],
  );
  for (const { id } of ideas.slice(0, mostIdeas)) {
    for (const query of [ideaQuery(id), lineageQuery(id), ideaCyclesQuery(id)]) await read(query);
  }
}

/** Each record of a list is also what its page shows. */
function seed(client: QueryClient, noun: string, records: { id: string; version: number }[]) {
  for (const record of records) {
    const there = client.getQueryData<{ version: number }>([noun, record.id]);
    if (!there || there.version <= record.version) client.setQueryData([noun, record.id], record);
  }
}

/** Last of the lists, so that what is kept longest is what the person's own teams work on. */
async function myCycles(client: QueryClient, project: string): Promise<Cycle[]> {
  const query = { project_id: project, mine: true, limit: pageSize };
  const answer = await accepted(pdsa.GET('/api/pdsa/v1/cycles', { params: { query } })).catch(() => null);
  const found = answer?.items ?? [];
  seedCycles(client, found);
  return found;
}

const listedCycles = (client: QueryClient, project: string, network: string): Cycle[] =>
  client
    .getQueryData(cyclePagesQuery(project, network, ours).queryKey)
    ?.pages.flatMap(({ items }) => items) ?? [];

/** What stands on the page of a cycle beside the cycle. */
async function pageOf(client: QueryClient, cycle: string) {
  const { read } = reader(client);
  await read(evidenceQuery(cycle));
  await read(sidesQuery(cycle));
  await read(commentsQuery('cycle', cycle));
  await read(reviewsQuery(cycle));
  await read(promptsQuery(cycle));
}
