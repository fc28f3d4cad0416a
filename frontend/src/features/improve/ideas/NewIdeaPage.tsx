import { Button, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { fieldError, submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Audience } from '../../../lib/improve/audience';
import { createIdea } from '../../../lib/improve/ideas';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Improve.module.css';
import { AudienceField } from '../sharing/AudienceField';
import { ideaFrom } from './form';
import { IdeaFields } from './IdeaFields';
import { PlaceFields } from './PlaceFields';

export function NewIdeaPage() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const networks = useQuery(networksQuery(project.id));
  const [chosen, setChosen] = useState(networkId);
  const network = chosen ?? networks.data?.[0]?.id ?? '';
  const create = useMutation({
    mutationFn: (form: FormData) =>
      createIdea({
        ...ideaFrom(form),
        project_id: project.id,
        network_id: network,
        audience: text(form, 'audience') as Audience,
      }),
    onSuccess: async (idea) => {
      await client.invalidateQueries({ queryKey: ['ideas'] });
      say(t('app.saved'));
      await navigate(to(`improve/ideas/${idea.id}`));
    },
  });
  return (
    <Page
      title={t('ideas.new')}
      lead={t('ideas.new_lead')}
      trail={[{ label: t('ideas.title'), to: to('improve/ideas') }]}
    >
      <Panel>
        <Loaded query={networks}>
          {() => (
            <form className={css.form} onSubmit={submitted(create.mutate)}>
              <Stack>
                {create.error && <Trouble error={create.error} />}
                <PlaceFields network={network} onNetwork={setChosen} error={create.error} />
                <IdeaFields network={network} error={create.error} />
                <AudienceField chosen="network" error={fieldError(create.error, '/audience')} />
                <div>
                  <Button type="submit" loading={create.isPending}>
                    {t('app.save')}
                  </Button>
                </div>
              </Stack>
            </form>
          )}
        </Loaded>
      </Panel>
    </Page>
  );
}
