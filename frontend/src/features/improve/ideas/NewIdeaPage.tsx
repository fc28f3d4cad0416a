import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Audience } from '../../../lib/improve/audience';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Improve.module.css';
import { AudienceField } from '../sharing/AudienceField';
import { ideaFrom } from './form';
import { IdeaFields } from './IdeaFields';
import { PlaceFields } from './PlaceFields';
import { useIdeaSteps } from './useIdea';
import { useNamesOf } from './useNamesOf';

export function NewIdeaPage() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const { create } = useIdeaSteps();
  const networks = useQuery(networksQuery(project.id));
  const [chosen, setChosen] = useState(networkId);
  const network = chosen ?? networks.data?.[0]?.id ?? '';
  const namesOf = useNamesOf(network);
  const save = (form: FormData) => {
    const said = { ...ideaFrom(form), trial: '', learned: '' };
    const body = {
      ...said,
      project_id: project.id,
      network_id: network,
      audience: text(form, 'audience') as Audience,
    };
    // An amount that is no number goes as it was typed: the server names the field and what to mend.
    return create(body as Parameters<typeof create>[0], namesOf(said));
  };
  return (
    <Page
      title={t('ideas.new')}
      lead={t('ideas.new_lead')}
      trail={[{ label: t('ideas.title'), to: to('improve/ideas') }]}
    >
      <Panel>
        <Loaded query={networks}>
          {() => (
            <form className={css.form} onSubmit={submitted((form) => void save(form))}>
              <Stack>
                <PlaceFields network={network} onNetwork={setChosen} error={null} />
                <IdeaFields network={network} error={null} />
                <AudienceField chosen="network" />
                <div>
                  <Button type="submit">{t('app.save')}</Button>
                </div>
              </Stack>
            </form>
          )}
        </Loaded>
      </Panel>
    </Page>
  );
}
