import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { aimsQuery, ideasHereQuery, teamsHereQuery } from '../../../lib/improve/belonging';
import type { Cycle } from '../../../lib/improve/cycles';
import { type Idea, ideaQuery } from '../../../lib/improve/ideas';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Improve.module.css';
import { useIdeasMade } from '../ideas/useIdeasMade';
import { AudienceField } from '../sharing/AudienceField';
import { theoriesQuery } from '../theory/theories';
import { FittingMeasures } from './FittingMeasures';
import { useCycleSteps } from './useCycle';
import { scales } from './words';

/** What it is called and where it belongs; everything else is written on its page, and saves itself there. */
export function NewCyclePage() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const networks = useQuery(networksQuery(project.id));
  const [address] = useSearchParams();
  return (
    <Page
      title={t('cycles.new')}
      lead={t('newcycle.lead')}
      trail={[{ label: t('cycles.title'), to: to('improve') }]}
    >
      <Panel>
        <Loaded query={networks}>
          {(all) => (
            <NewCycleForm
              networks={all}
              first={address.get('network') ?? networkId}
              idea={address.get('idea') ?? ''}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  );
}

interface NewCycleFormProps {
  networks: { id: string; name: string }[];
  first: string | undefined;
  /** The idea that is to be tested, when one came from there. */
  idea: string;
}

function NewCycleForm({ networks, first, idea: wanted }: NewCycleFormProps) {
  const { t } = useI18n();
  const { project } = useScope();
  const { plan } = useCycleSteps();
  const known = networks.some(({ id }) => id === first);
  const [network, setNetwork] = useState((known ? first : networks[0]?.id) ?? '');
  const [ideaId, setIdea] = useState(wanted);
  // Until something is typed, it is called as the idea is.
  const [title, setTitle] = useState<string>();
  const [busy, setBusy] = useState(false);
  const aims = useQuery({ ...aimsQuery(project.id, network), enabled: network !== '' });
  const teams = useQuery({ ...teamsHereQuery(project.id, network), enabled: network !== '' });
  const ideas = useIdeasIn(network, wanted);
  const idea = ideas.find(({ id }) => id === ideaId);
  const theories = useQuery({ ...theoriesQuery(project.id, network), enabled: network !== '' });
  const theory = theories.data?.find(({ school_id }) => !school_id);
  // What is chosen for a person is chosen anew when what it follows from is known.
  const follows = `${network}-${idea?.id}`;
  const create = async (form: FormData) => {
    setBusy(true);
    const team = teams.data?.find(({ id }) => id === text(form, 'team_id'));
    await plan({
      project_id: project.id,
      network_id: network,
      network: networks.find(({ id }) => id === network)?.name ?? null,
      title: text(form, 'title'),
      scale: (text(form, 'scale') || 'one_class') as Cycle['scale'],
      audience: (text(form, 'audience') || 'network') as Cycle['audience'],
      aim_id: text(form, 'aim_id') || null,
      team_id: team?.id ?? null,
      team: team?.name ?? null,
      school_id: team?.school_id ?? null,
      school: team?.school ?? null,
      idea_id: idea?.id ?? null,
      idea: idea?.title ?? null,
      measure_ids: form.getAll('measure_ids').map(String),
    });
  };
  const options = (label: string, all: { id: string; text: string }[] = []) => [
    { value: '', label },
    ...all.map((one) => ({ value: one.id, label: one.text })),
  ];
  return (
    <form className={css.form} onSubmit={submitted((form) => void create(form))}>
      <Stack>
        <TextInput
          value={title ?? idea?.title ?? ''}
          onChange={(event) => setTitle(event.currentTarget.value)}
          label={t('newcycle.title')}
          description={t('newcycle.title_hint')}
          name="title"
          required
          withAsterisk={false}
          maxLength={200}
        />
        <NativeSelect
          label={t('improve.network')}
          value={network}
          data={networks.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setNetwork(event.currentTarget.value)}
        />
        <NativeSelect
          key={`team-${follows}-${teams.data?.length}`}
          defaultValue={idea?.team_id ?? ''}
          label={t('cycle.team')}
          name="team_id"
          data={options(
            t('newcycle.no_team'),
            teams.data?.map(({ id, name }) => ({ id, text: name })),
          )}
        />
        <NativeSelect
          label={t('cycle.idea')}
          name="idea_id"
          value={idea?.id ?? ''}
          onChange={(event) => setIdea(event.currentTarget.value)}
          data={options(
            t('newcycle.no_idea'),
            ideas.map(({ id, title }) => ({ id, text: title })),
          )}
        />
        <NativeSelect
          key={`aim-${follows}-${aims.data?.length}-${theory?.id}`}
          defaultValue={(idea && theory?.aim_id) ?? ''}
          label={t('newcycle.aim')}
          name="aim_id"
          data={options(
            t('newcycle.no_aim'),
            aims.data?.map(({ id, statement }) => ({ id, text: statement })),
          )}
        />
        <FittingMeasures network={network} idea={idea} />
        <NativeSelect
          label={t('cycle.scale')}
          name="scale"
          defaultValue="one_class"
          data={Object.entries(scales).map(([value, label]) => ({ value, label: t(label) }))}
        />
        <AudienceField chosen="network" />
        <div>
          <Button type="submit" loading={busy}>
            {t('newcycle.begin')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

/** The network's ideas, those that were made on this device too, and the wanted one however many there are. */
function useIdeasIn(network: string, wanted: string): Idea[] {
  const { project } = useScope();
  const listed = useQuery({ ...ideasHereQuery(project.id, network), enabled: network !== '' }).data ?? [];
  const made = useIdeasMade({ projectId: project.id, networkId: network }, listed);
  const all = [...made, ...listed];
  const missing = wanted !== '' && !all.some(({ id }) => id === wanted);
  const { data } = useQuery({ ...ideaQuery(wanted), enabled: missing });
  return missing && data?.network_id === network ? [data, ...all] : all;
}
