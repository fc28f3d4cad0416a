/** With a connection, the records that a team may want without one are read ahead: no page need be opened. */

import type { QueryClient } from '@tanstack/react-query';
import { pageSize, pdsa } from '../api/client';
import { aimsQuery, ideasHereQuery, teamsHereQuery } from '../improve/belonging';
import { networksQuery } from '../scope/networks';
import type { Me } from '../session/me';
import { may } from '../session/me';

/** So that a phone is not filled: the projects and networks that a person works in are few. */
const mostProjects = 3;
const mostNetworks = 6;

const one = (record: { id: string }) => ['cycle', record.id];

/** Each cycle of a list is also the record that its page shows. */
export function seedCycles<Cycle extends { id: string; version: number }>(
  client: QueryClient,
  cycles: Cycle[],
  at = Date.now(),
): void {
  for (const cycle of cycles) {
    const there = client.getQueryData<Cycle>(one(cycle));
    if (!there || there.version < cycle.version) {
      client.setQueryData(one(cycle), cycle, { updatedAt: at });
    }
  }
}

export async function keepImprovement(client: QueryClient, me: Me): Promise<void> {
  for (const project of me.projects.slice(0, mostProjects)) {
    if (!may(me, 'cycle:read', project.id)) continue;
    await Promise.all([
      client.prefetchQuery(networksQuery(project.id)),
      client.prefetchQuery(aimsQuery(project.id, undefined)),
    ]);
    const networks = me.grants
      .filter(({ scope, project_id }) => scope.kind === 'network' && project_id === project.id)
      .flatMap(({ scope }) => scope.id ?? [])
      .slice(0, mostNetworks);
    const wanted = networks.length > 0 ? networks : [undefined];
    for (const network of wanted) {
      const answer = await pdsa
        .GET('/api/pdsa/v1/cycles', {
          params: { query: { project_id: project.id, network_id: network, limit: pageSize } },
        })
        .catch(() => null);
      if (answer?.data) seedCycles(client, answer.data.items);
      if (!network) continue;
      await client.prefetchQuery(aimsQuery(project.id, network));
      await client.prefetchQuery(teamsHereQuery(project.id, network));
      await client.prefetchQuery(ideasHereQuery(project.id, network));
    }
  }
}
