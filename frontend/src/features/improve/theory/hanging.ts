import { queryOptions } from '@tanstack/react-query';
import { everyPage, pageSize, pdsa } from '../../../lib/api/client';
import type { TreeNode } from './model';

const fetchIdeas = (networkId: string) =>
  everyPage((cursor) =>
    pdsa.GET('/api/pdsa/v1/ideas', {
      params: { query: { network_id: networkId, limit: pageSize, cursor } },
    }),
  );

export type Idea = Awaited<ReturnType<typeof fetchIdeas>>[number];

/** The network's change ideas that the reader may see. */
export const networkIdeasQuery = (networkId: string) =>
  queryOptions({ queryKey: ['ideas', 'network', networkId], queryFn: () => fetchIdeas(networkId) });

export interface HungMeasure {
  id: string;
  name: string;
  driver_id: string | null;
}

/** The network's measures, as far as their drivers go. */
export const networkMeasuresQuery = (networkId: string) =>
  queryOptions({
    queryKey: ['measures', 'network', networkId],
    queryFn: (): Promise<HungMeasure[]> =>
      everyPage((cursor) =>
        pdsa.GET('/api/pdsa/v1/measures', {
          params: { query: { network_id: networkId, limit: pageSize, cursor } },
        }),
      ),
  });

/** What hangs on the drivers of one theory. */
export interface Hanging {
  ideasOf: (driver: string) => Idea[];
  measuresOf: (driver: string) => HungMeasure[];
  /** Ideas of the network that hang on no driver of this theory. */
  loose: Idea[];
}

/** A variant shows the network's ideas and its own school's, not those of other schools. */
export function hangingOn(
  drivers: TreeNode[],
  ideas: Idea[],
  measures: HungMeasure[],
  schoolId: string | null,
): Hanging {
  const shown = schoolId ? ideas.filter((idea) => !idea.school_id || idea.school_id === schoolId) : ideas;
  const known = new Set(drivers.map((driver) => driver.id));
  return {
    ideasOf: (driver) => shown.filter((idea) => idea.driver_ids.includes(driver)),
    measuresOf: (driver) => measures.filter((measure) => measure.driver_id === driver),
    loose: shown.filter((idea) => !idea.driver_ids.some((driver) => known.has(driver))),
  };
}
