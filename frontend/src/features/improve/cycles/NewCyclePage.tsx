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
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Improve.module.css';
import { AudienceField } from '../sharing/AudienceField';
import { useCycleSteps } from './useCycle';
import { scales } from './words';

/** What it is called and where it belongs; everything else is written on its page, and saves itself there. */
export function NewCyclePage() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const networks = useQuery(networksQuery(project.id));
  return (
    <Page
      title={t('cycles.new')}
      lead={t('newcycle.lead')}
      trail={[{ label: t('cycles.title'), to: to('improve') }]}
    >
      <Panel>
        <Loaded query={networks}>{(all) => <NewCycleForm networks={all} first={networkId} />}</Loaded>
      </Panel>
    </Page>
  );
}

interface NewCycleFormProps {
  networks: { id: string; name: string }[];
  first: string | undefined;
}

function NewCycleForm({ networks, first }: NewCycleFormProps) {
  const { t } = useI18n();
  const { project } = useScope();
  const { plan } = useCycleSteps();
  const [wanted] = useSearchParams();
  const [network, setNetwork] = useState(wanted.get('network') ?? first ?? networks[0]?.id ?? '');
  const [busy, setBusy] = useState(false);
  const aims = useQuery({ ...aimsQuery(project.id, network), enabled: network !== '' });
  const teams = useQuery({ ...teamsHereQuery(project.id, network), enabled: network !== '' });
  const ideas = useQuery({ ...ideasHereQuery(project.id, network), enabled: network !== '' });
  const create = async (form: FormData) => {
    setBusy(true);
    const team = teams.data?.find(({ id }) => id === text(form, 'team_id'));
    const idea = ideas.data?.find(({ id }) => id === text(form, 'idea_id'));
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
          label={t('cycle.team')}
          name="team_id"
          data={options(
            t('newcycle.no_team'),
            teams.data?.map(({ id, name }) => ({ id, text: name })),
          )}
        />
        <NativeSelect
          key={`idea-${network}-${ideas.data?.length}`}
          label={t('cycle.idea')}
          name="idea_id"
          defaultValue={wanted.get('idea') ?? ''}
          data={options(
            t('newcycle.no_idea'),
            ideas.data?.map(({ id, title }) => ({ id, text: title })),
          )}
        />
        <NativeSelect
          label={t('newcycle.aim')}
          name="aim_id"
          data={options(
            t('newcycle.no_aim'),
            aims.data?.map(({ id, statement }) => ({ id, text: statement })),
          )}
        />
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
