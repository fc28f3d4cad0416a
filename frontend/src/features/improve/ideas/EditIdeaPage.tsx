import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { refusalOf } from '../../../components/RefusedItem';
import { Trouble } from '../../../components/Trouble';
import { fieldError, submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { type IdeaChange, type IdeaDetail, ideaQuery } from '../../../lib/improve/ideas';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Improve.module.css';
import { ideaFrom } from './form';
import { IdeaFields } from './IdeaFields';
import { PlaceFields } from './PlaceFields';
import { useIdea } from './useIdea';

export function EditIdeaPage() {
  const { t } = useI18n();
  const { idea: id = '' } = useParams();
  const { to } = useScope();
  // As it was when the form opened: what somebody else changes since then is not overwritten.
  const idea = useQuery({ ...ideaQuery(id), refetchOnWindowFocus: false, refetchOnReconnect: false });
  return (
    <Page
      title={t('ideas.edit')}
      lead={idea.data?.title}
      trail={[
        { label: t('ideas.title'), to: to('improve/ideas') },
        { label: idea.data?.title ?? t('ideas.one'), to: to(`improve/ideas/${id}`) },
      ]}
    >
      <Panel>
        <Loaded query={idea}>{(loaded) => <EditForm key={id} first={loaded} />}</Loaded>
      </Panel>
    </Page>
  );
}

function EditForm({ first }: { first: IdeaDetail }) {
  const { t } = useI18n();
  const { to } = useScope();
  const navigate = useNavigate();
  const { shown, items, change } = useIdea(first);
  const [base] = useState(shown);
  const refused = refusalOf(items.find(({ trouble }) => trouble?.kind === 'refused'));
  const submit = async (form: FormData) => {
    const said = {
      ...ideaFrom(form),
      trial: text(form, 'trial'),
      learned: text(form, 'learned'),
      ...(base.adapted && { what_changes: text(form, 'what_changes'), why: text(form, 'why') }),
    };
    await change({ ...said, reason: text(form, 'reason') || undefined } as IdeaChange, base);
    await navigate(to(`improve/ideas/${base.id}`));
  };
  const at = (pointer: string) => fieldError(refused, pointer);
  return (
    <form className={css.form} onSubmit={submitted((form) => void submit(form))}>
      <Stack>
        {refused && <Trouble error={refused} />}
        <PlaceFields network={base.network_id} school={base.school_id} team={base.team_id} error={refused} />
        <IdeaFields idea={base} network={base.network_id} error={refused} />
        {base.adapted && (
          <>
            {!base.as_is && (
              <Textarea
                label={t('idea.what_changes')}
                name="what_changes"
                rows={3}
                maxLength={4000}
                defaultValue={base.what_changes}
                error={at('/what_changes')}
              />
            )}
            <Textarea
              label={t('idea.why')}
              name="why"
              rows={2}
              maxLength={4000}
              defaultValue={base.why}
              error={at('/why')}
            />
          </>
        )}
        <Textarea
          label={t('idea.trial')}
          description={t('idea.trial_hint')}
          name="trial"
          rows={2}
          maxLength={4000}
          defaultValue={base.trial}
          error={at('/trial')}
        />
        <Textarea
          label={t('idea.learned')}
          description={t('idea.learned_hint')}
          name="learned"
          rows={4}
          maxLength={4000}
          defaultValue={base.learned}
          error={at('/learned')}
        />
        {base.version > 0 && (
          <TextInput
            label={t('idea.reason')}
            description={t('idea.reason_hint')}
            name="reason"
            maxLength={500}
          />
        )}
        <div>
          <Button type="submit">{t('app.save')}</Button>
        </div>
      </Stack>
    </form>
  );
}
