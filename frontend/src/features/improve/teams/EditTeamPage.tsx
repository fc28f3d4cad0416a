import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { useI18n } from '../../../lib/i18n/I18n';
import { changeTeam, createTeam, type Team, teamQuery } from '../../../lib/improve/teams';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { TeamForm, type TeamSaid } from './TeamForm';

/** Saving leads back to the list, which then shows the team as the server has it. */
function useSaved() {
  const { t } = useI18n();
  const { to } = useScope();
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  return async (team: Team) => {
    client.setQueryData(teamQuery(team.id).queryKey, team);
    await client.invalidateQueries({ queryKey: ['teams'] });
    say(t('app.saved'));
    await navigate(to('improve/teams'));
  };
}

export function NewTeamPage() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const networks = useQuery(networksQuery(project.id));
  const saved = useSaved();
  const create = useMutation({
    mutationFn: (said: TeamSaid) =>
      createTeam({
        project_id: project.id,
        network_id: said.network,
        school_id: said.school,
        name: said.name,
        members: said.members,
      }),
    onSuccess: saved,
  });
  return (
    <Page
      title={t('teams.new')}
      lead={t('teams.new_lead')}
      trail={[{ label: t('teams.title'), to: to('improve/teams') }]}
    >
      <Panel>
        <Loaded query={networks}>
          {(all) => (
            <TeamForm
              networks={all}
              first={networkId}
              error={create.error}
              saving={create.isPending}
              onSubmit={create.mutate}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  );
}

export function EditTeamPage() {
  const { id = '' } = useParams();
  const { t } = useI18n();
  const { to } = useScope();
  const team = useQuery(teamQuery(id));
  return (
    <Page
      title={team.data?.name ?? t('teams.title')}
      trail={[{ label: t('teams.title'), to: to('improve/teams') }]}
    >
      <Loaded query={team}>{(one) => <TeamEditor key={one.version} team={one} />}</Loaded>
    </Page>
  );
}

function TeamEditor({ team }: { team: Team }) {
  const { project } = useScope();
  const networks = useQuery(networksQuery(project.id));
  const saved = useSaved();
  const change = useMutation({
    mutationFn: (said: TeamSaid) =>
      changeTeam(team, { name: said.name, school_id: said.school, members: said.members }),
    onSuccess: saved,
  });
  return (
    <Panel>
      <Loaded query={networks}>
        {(all) => (
          <TeamForm
            team={team}
            networks={all}
            first={undefined}
            error={change.error}
            saving={change.isPending}
            onSubmit={change.mutate}
          />
        )}
      </Loaded>
    </Panel>
  );
}
