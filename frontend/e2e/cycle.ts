import type { APIRequestContext } from '@playwright/test';
import { server } from './phone';

export interface Cycle {
  id: string;
  title: string;
  stage: string;
  version: number;
  project_id: string;
  network_id: string;
  objective: string;
  who: string;
  where: string;
  happened: string;
  questions: { id: string; question: string; prediction: string }[];
}

/** A cycle of the leader's own network, fresh for this test. */
export async function freshCycle(request: APIRequestContext, leader: string, title: string) {
  const as = await server(request, leader);
  const { items } = await as.get<{ items: Cycle[] }>('/cycles?mine=true&limit=1');
  const [own] = items;
  if (!own) throw new Error('the demonstration gives the leader no cycle');
  return as.post<Cycle>('/cycles', {
    project_id: own.project_id,
    network_id: own.network_id,
    title,
    objective: 'See whether pairs help',
    who: 'Ms Wanjiru',
    where: 'Room 1',
  });
}
