import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { accepted, idempotencyKey, survey } from '../../../lib/api/client';
import { fieldError, submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { type Instrument, instrumentsQuery } from '../instruments/instruments';
import css from './NewWavePage.module.css';

export function NewWavePage() {
  const { t } = useI18n();
  const { project, to } = useScope();
  const instruments = useQuery(instrumentsQuery(project.id));
  return (
    <Page title={t('waves.new')} lead={t('newwave.lead')} trail={[{ label: t('ask.waves'), to: to('ask') }]}>
      <Panel>
        <Loaded query={instruments}>
          {(all) =>
            all.length > 0 ? (
              <WaveForm instruments={all} />
            ) : (
              <Empty
                title={t('newwave.no_questionnaire')}
                action={<Link to={to('ask/questionnaires')}>{t('ask.questionnaires')}</Link>}
              />
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
}

type Mode = 'anonymous' | 'named';

function WaveForm({ instruments }: { instruments: Instrument[] }) {
  const { t } = useI18n();
  const { project, siteId, to } = useScope();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [version, setVersion] = useState(instruments[0]?.version_id ?? '');
  const [mode, setMode] = useState<Mode>('anonymous');
  // A questionnaire about people shows names, so that it can be answered by known people only.
  const needsNames = instruments.some((one) => one.version_id === version && one.asks_for_people);
  const named = needsNames || mode === 'named';
  const create = useMutation({
    mutationFn: (form: FormData) =>
      accepted(
        survey.POST('/api/survey/v1/waves', {
          headers: idempotencyKey(),
          body: {
            project_id: project.id,
            site_id: text(form, 'site_id'),
            instrument_version_id: text(form, 'instrument_version_id'),
            title: text(form, 'title'),
            starts_on: text(form, 'starts_on'),
            ends_on: text(form, 'ends_on'),
            invitation_mode: named ? 'named' : 'anonymous',
            link_level: named ? 'network' : (text(form, 'link_level') as 'network' | 'school'),
            amendments: form.has('amendments'),
          },
        }),
      ),
    onSuccess: async (wave) => {
      await client.invalidateQueries({ queryKey: ['waves'] });
      await navigate(to(`ask/waves/${wave.id}`));
    },
  });
  const at = (pointer: string) => fieldError(create.error, pointer);
  return (
    <form onSubmit={submitted(create.mutate)}>
      <Stack className={css.form}>
        {create.error && <Trouble error={create.error} />}
        <TextInput label={t('waves.title')} name="title" required error={at('/title')} />
        <NativeSelect
          label={t('newwave.questionnaire')}
          name="instrument_version_id"
          value={version}
          onChange={(event) => setVersion(event.currentTarget.value)}
          data={instruments.map((one) => ({ value: one.version_id, label: `${one.title} · ${one.version}` }))}
          error={at('/instrument_version_id')}
        />
        <NativeSelect
          label={t('newwave.site')}
          name="site_id"
          defaultValue={siteId}
          data={project.sites.map((site) => ({ value: site.id, label: site.name }))}
          error={at('/site_id')}
        />
        <div className={css.pair}>
          <TextInput
            type="date"
            label={t('newwave.starts')}
            name="starts_on"
            required
            error={at('/starts_on')}
          />
          <TextInput type="date" label={t('newwave.ends')} name="ends_on" required error={at('/ends_on')} />
        </div>
        <NativeSelect
          label={t('newwave.mode')}
          name="invitation_mode"
          value={named ? 'named' : 'anonymous'}
          onChange={(event) => setMode(event.currentTarget.value as Mode)}
          description={needsNames ? t('newwave.needs_names') : undefined}
          data={[
            ...(needsNames ? [] : [{ value: 'anonymous', label: t('newwave.mode_anonymous') }]),
            { value: 'named', label: t('newwave.mode_named') },
          ]}
        />
        {!named && (
          <NativeSelect
            label={t('newwave.links')}
            name="link_level"
            data={[
              { value: 'network', label: t('newwave.links_network') },
              { value: 'school', label: t('newwave.links_school') },
            ]}
          />
        )}
        <Checkbox
          name="amendments"
          label={t('newwave.amendments')}
          description={t('newwave.amendments_hint')}
        />
        <div>
          <Button type="submit" loading={create.isPending}>
            {t('newwave.submit')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
