import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { Problem } from '../../../lib/api/problem';
import { fieldError, submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { changeIdea, type IdeaChange, type IdeaDetail, ideaQuery } from '../../../lib/improve/ideas';
import { changedFields, clashes } from '../../../lib/improve/merge';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Improve.module.css';
import { ClashPanel } from './ClashPanel';
import { ideaFrom } from './form';
import { IdeaFields } from './IdeaFields';
import { PlaceFields } from './PlaceFields';

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

interface Clash {
  current: IdeaDetail;
  mine: IdeaChange;
  fields: string[];
}

function EditForm({ first }: { first: IdeaDetail }) {
  const { t } = useI18n();
  const { to } = useScope();
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [base] = useState(first);
  const [clash, setClash] = useState<Clash | null>(null);

  const send = async (change: IdeaChange, version: number): Promise<IdeaDetail> => {
    try {
      return await changeIdea(base.id, version, change);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'conflict.version') throw error;
      const current = error.body.current as IdeaDetail;
      const fields = clashes(base, current, change);
      if (fields.length === 0) return send(change, current.version);
      setClash({ current, mine: change, fields });
      throw error;
    }
  };
  const save = useMutation({
    mutationFn: ({ change, version }: { change: IdeaChange; version: number }) => send(change, version),
    onSuccess: async (idea) => {
      client.setQueryData(ideaQuery(idea.id).queryKey, idea);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['idea'] }),
        client.invalidateQueries({ queryKey: ['ideas'] }),
      ]);
      say(t('app.saved'));
      await navigate(to(`improve/ideas/${idea.id}`));
    },
  });
  const submit = (form: FormData) => {
    const said = {
      ...ideaFrom(form),
      trial: text(form, 'trial'),
      learned: text(form, 'learned'),
      ...(base.adapted && { what_changes: text(form, 'what_changes'), why: text(form, 'why') }),
    } as IdeaChange;
    const change = changedFields(base, said);
    save.mutate({
      change: { ...change, reason: text(form, 'reason') || undefined },
      version: base.version,
    });
  };
  if (clash)
    return (
      <ClashPanel
        clash={clash}
        pending={save.isPending}
        onChosen={(kept) => {
          const { reason, ...rest } = clash.mine;
          const chosen = Object.fromEntries(
            Object.entries(rest).filter(([name]) => !clash.fields.includes(name) || kept.includes(name)),
          );
          setClash(null);
          save.mutate({ change: { ...chosen, reason }, version: clash.current.version });
        }}
      />
    );
  const at = (pointer: string) => fieldError(save.error, pointer);
  return (
    <form className={css.form} onSubmit={submitted(submit)}>
      <Stack>
        {save.error && <Trouble error={save.error} />}
        <PlaceFields
          network={base.network_id}
          school={base.school_id}
          team={base.team_id}
          error={save.error}
        />
        <IdeaFields idea={base} network={base.network_id} error={save.error} />
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
        <TextInput
          label={t('idea.reason')}
          description={t('idea.reason_hint')}
          name="reason"
          maxLength={500}
        />
        <div>
          <Button type="submit" loading={save.isPending}>
            {t('app.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
