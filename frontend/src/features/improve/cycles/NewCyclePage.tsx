import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { accepted, idempotencyKey, pdsa } from '../../../lib/api/client';
import { text, textOrUndefined } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { aimsQuery } from '../aims/aims';
import { CycleForm } from './CycleForm';

/** Each question stands with its prediction; a question left blank is left out. */
const questionsFrom = (form: FormData) => {
  const predictions = form.getAll('prediction').map(String);
  return form
    .getAll('question')
    .map((question, index) => ({
      question: String(question).trim(),
      prediction: (predictions[index] ?? '').trim(),
    }))
    .filter(({ question }) => question !== '');
};

export function NewCyclePage() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const networks = useQuery(networksQuery(project.id));
  const aims = useQuery(aimsQuery(project.id, networkId));
  const create = useMutation({
    mutationFn: (form: FormData) =>
      accepted(
        pdsa.POST('/api/pdsa/v1/cycles', {
          headers: idempotencyKey(),
          body: {
            project_id: project.id,
            network_id: text(form, 'network_id'),
            aim_id: textOrUndefined(form, 'aim_id'),
            title: text(form, 'title'),
            objective: text(form, 'objective'),
            questions: questionsFrom(form),
            who: text(form, 'who'),
            what: text(form, 'what'),
            where: text(form, 'where'),
            starts_on: textOrUndefined(form, 'starts_on'),
            ends_on: textOrUndefined(form, 'ends_on'),
            data_to_collect: text(form, 'data_to_collect'),
          },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['cycles'] });
      say(t('app.saved'));
      await navigate(to('improve'));
    },
  });
  return (
    <Page
      title={t('cycles.new')}
      lead={t('newcycle.lead')}
      trail={[{ label: t('cycles.title'), to: to('improve') }]}
    >
      <Panel>
        <Loaded query={networks}>
          {(all) => (
            <CycleForm
              networks={all}
              chosen={networkId}
              aims={aims.data ?? []}
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
