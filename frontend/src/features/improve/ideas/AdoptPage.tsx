import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ChoiceCards } from '../../../components/ChoiceCards';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Audience } from '../../../lib/improve/audience';
import { audiences } from '../../../lib/improve/audience';
import { type IdeaDetail, ideaQuery } from '../../../lib/improve/ideas';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Improve.module.css';
import { AudienceField } from '../sharing/AudienceField';
import { BeganOn } from './BeganOn';
import own from './Form.module.css';
import { PlaceFields } from './PlaceFields';
import { useIdeaSteps } from './useIdea';
import { useNamesOf } from './useNamesOf';

export function AdoptPage() {
  const { t } = useI18n();
  const { idea: id = '' } = useParams();
  const { to } = useScope();
  const idea = useQuery(ideaQuery(id));
  return (
    <Page
      title={t('adopt.title')}
      lead={t('adopt.lead')}
      trail={[
        { label: t('ideas.title'), to: to('improve/ideas') },
        { label: idea.data?.title ?? t('ideas.one'), to: to(`improve/ideas/${id}`) },
      ]}
    >
      <Panel>
        <Loaded query={idea}>{(loaded) => <AdoptForm idea={loaded} />}</Loaded>
      </Panel>
    </Page>
  );
}

const narrower = (one: Audience, other: Audience): Audience =>
  audiences.indexOf(one) < audiences.indexOf(other) ? one : other;

function AdoptForm({ idea }: { idea: IdeaDetail }) {
  const { t } = useI18n();
  const { project, networkId } = useScope();
  const { adopt } = useIdeaSteps();
  const networks = useQuery(networksQuery(project.id));
  const [chosen, setChosen] = useState(networkId);
  const [how, setHow] = useState<'adapted' | 'as_is'>('adapted');
  const network = chosen ?? networks.data?.[0]?.id ?? '';
  const namesOf = useNamesOf(network);
  const save = (form: FormData) => {
    const place = { school_id: text(form, 'school_id') || null, team_id: text(form, 'team_id') || null };
    const body = {
      ...place,
      network_id: network,
      title: text(form, 'title'),
      as_is: how === 'as_is',
      what_changes: how === 'as_is' ? '' : text(form, 'what_changes'),
      why: text(form, 'why'),
      began_on: text(form, 'began_on') || null,
      audience: text(form, 'audience') as Audience,
    };
    return adopt(idea, body, namesOf(place));
  };
  return (
    <form className={css.form} onSubmit={submitted((form) => void save(form))}>
      <Stack>
        <div className={own.parent}>
          <strong>{idea.title}</strong>
          <p>{[idea.school, idea.network].filter(Boolean).join(' · ')}</p>
          {idea.learned && (
            <p>
              <strong>{t('idea.learned')}:</strong> {idea.learned}
            </p>
          )}
        </div>
        <PlaceFields network={network} onNetwork={setChosen} error={null} />
        <TextInput
          label={t('adopt.name')}
          description={t('adopt.name_hint')}
          name="title"
          required
          maxLength={200}
          defaultValue={idea.title}
        />
        <ChoiceCards
          legend={t('adopt.how')}
          name="how"
          chosen={how}
          onChange={setHow}
          choices={[
            { value: 'adapted', label: t('adopt.adapted'), hint: t('adopt.adapted_hint') },
            { value: 'as_is', label: t('adopt.as_is'), hint: t('adopt.as_is_hint') },
          ]}
        />
        {how === 'adapted' && (
          <Textarea
            label={t('idea.what_changes')}
            description={t('adopt.what_changes_hint')}
            name="what_changes"
            required
            rows={3}
            maxLength={4000}
          />
        )}
        <Textarea
          label={t('idea.why')}
          description={t('adopt.why_hint')}
          name="why"
          required
          rows={2}
          maxLength={4000}
        />
        <BeganOn error={null} />
        <AudienceField chosen={narrower(idea.audience, 'network')} upTo={idea.audience} />
        <div>
          <Button type="submit">{t('idea.adopt')}</Button>
        </div>
      </Stack>
    </form>
  );
}
