import { useQuery } from '@tanstack/react-query';
import { teamsQuery } from '../../../lib/improve/teams';
import { networksQuery, schoolsQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import type { Names } from './idea-record';

/** What the parts of a network that an idea belongs to are called, as far as it is known here. */
export function useNamesOf(network: string) {
  const { project } = useScope();
  const networks = useQuery(networksQuery(project.id)).data;
  const schools = useQuery(schoolsQuery(project.id)).data;
  const teams = useQuery({ ...teamsQuery(project.id, network), enabled: network !== '' }).data;
  const nameIn = (all: { id: string; name: string }[] | undefined, id: string | null) =>
    all?.find((one) => one.id === id)?.name ?? null;
  return (place: { school_id: string | null; team_id: string | null }): Names => ({
    network: nameIn(networks, network),
    school: nameIn(schools, place.school_id),
    team: nameIn(teams, place.team_id),
  });
}
