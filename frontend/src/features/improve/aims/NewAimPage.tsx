import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { fieldError, submitted, text, textOrUndefined } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Improve.module.css';
import { NetworkField } from '../NetworkField';
import { createAim } from './aims';

export function NewAimPage() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const networks = useQuery(networksQuery(project.id));
  const create = useMutation({
    mutationFn: (form: FormData) =>
      createAim({
        project_id: project.id,
        network_id: text(form, 'network_id'),
        statement: text(form, 'statement'),
        what: text(form, 'what'),
        for_whom: text(form, 'for_whom'),
        how_much: text(form, 'how_much'),
        by_when: text(form, 'by_when'),
        group: textOrUndefined(form, 'group'),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['aims'] });
      say(t('app.saved'));
      await navigate(to('improve/aims'));
    },
  });
  const at = (pointer: string) => fieldError(create.error, pointer);
  return (
    <Page
      title={t('aims.new')}
      lead={t('newaim.lead')}
      trail={[{ label: t('aims.title'), to: to('improve/aims') }]}
    >
      <Panel>
        <Loaded query={networks}>
          {(all) => (
            <form className={css.form} onSubmit={submitted(create.mutate)}>
              <Stack>
                {create.error && <Trouble error={create.error} />}
                <NetworkField networks={all} chosen={networkId} error={at('/network_id')} />
                <Textarea
                  label={t('newaim.statement')}
                  description={t('newaim.statement_hint')}
                  name="statement"
                  required
                  rows={3}
                  error={at('/statement')}
                />
                <TextInput label={t('newaim.what')} name="what" required error={at('/what')} />
                <TextInput label={t('newaim.for_whom')} name="for_whom" required error={at('/for_whom')} />
                <div className={css.pair}>
                  <TextInput label={t('newaim.how_much')} name="how_much" required error={at('/how_much')} />
                  <TextInput
                    type="date"
                    label={t('newaim.by_when')}
                    name="by_when"
                    required
                    error={at('/by_when')}
                  />
                </div>
                <TextInput
                  label={t('newaim.group')}
                  description={t('newaim.group_hint')}
                  name="group"
                  error={at('/group')}
                />
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
