import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../api/schema/pdsa';
import { accepted, everyPage, idempotencyKey, pageSize, pdsa } from '../api/client';
import { msg } from '../i18n/I18n';

export type Team = components['schemas']['TeamOut'];
export type Position = components['schemas']['Position'];
export type NewTeam = components['schemas']['TeamIn'];
export type TeamChange = components['schemas']['TeamChange'];

export const teamsQuery = (projectId: string, networkId: string | undefined) =>
  queryOptions({
    queryKey: ['teams', projectId, networkId],
    queryFn: () =>
      everyPage((cursor) =>
        pdsa.GET('/api/pdsa/v1/teams', {
          params: { query: { project_id: projectId, network_id: networkId, limit: pageSize, cursor } },
        }),
      ),
  });

export const teamQuery = (id: string) =>
  queryOptions({
    queryKey: ['team', id],
    queryFn: () => accepted(pdsa.GET('/api/pdsa/v1/teams/{team_id}', { params: { path: { team_id: id } } })),
  });

export const createTeam = (body: NewTeam) =>
  accepted(pdsa.POST('/api/pdsa/v1/teams', { headers: idempotencyKey(), body }));

export const changeTeam = (team: Team, body: TeamChange) =>
  accepted(
    pdsa.PATCH('/api/pdsa/v1/teams/{team_id}', {
      params: { path: { team_id: team.id } },
      headers: { 'If-Match': `"${team.version}"` },
      body,
    }),
  );

export const positions: Record<Position, string> = {
  teacher: msg('position.teacher'),
  student: msg('position.student'),
  parent: msg('position.parent'),
  school_leader: msg('position.school_leader'),
  deputy_leader: msg('position.deputy_leader'),
  curriculum_coordinator: msg('position.curriculum_coordinator'),
  facilitator: msg('position.facilitator'),
  district_representative: msg('position.district_representative'),
  researcher: msg('position.researcher'),
  other: msg('position.other'),
};

export const smallest = 2;
export const largest = 8;
