import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { useI18n } from '../../../lib/i18n/I18n';
import { createMeasure } from '../../../lib/improve/measures';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { MeasureForm } from './MeasureForm';
import { newMeasure } from './measure-body';

export function NewMeasurePage() {
  const { t, language } = useI18n();
  const { project, networkId, to } = useScope();
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const networks = useQuery(networksQuery(project.id));
  const create = useMutation({
    mutationFn: (form: FormData) => createMeasure(newMeasure(form, project.id, language)),
    onSuccess: async (measure) => {
      await client.invalidateQueries({ queryKey: ['measures'] });
      say(t('app.saved'));
      await navigate(to(`improve/measures/${measure.id}`));
    },
  });
  return (
    <Page
      title={t('measures.new')}
      lead={t('measure.new_lead')}
      trail={[{ label: t('measures.title'), to: to('improve/measures') }]}
    >
      <Panel>
        <Loaded query={networks}>
          {(all) => (
            <MeasureForm
              networks={all}
              network={networkId}
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
