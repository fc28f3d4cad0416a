import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { fieldError, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { NetworkField } from '../NetworkField';
import { AimForm } from './AimForm';
import { blankAim, createAim } from './aims';

export function NewAimPage() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const networks = useQuery(networksQuery(project.id));
  const [values, setValues] = useState(blankAim);
  const create = useMutation({
    mutationFn: (network_id: string) => createAim({ ...values, project_id: project.id, network_id }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['aims'] });
      say(t('app.saved'));
      await navigate(to('improve/aims'));
    },
  });
  return (
    <Page
      title={t('aims.new')}
      lead={t('newaim.lead')}
      trail={[{ label: t('aims.title'), to: to('improve/aims') }]}
    >
      <Panel>
        <Loaded query={networks}>
          {(all) => (
            <AimForm
              values={values}
              onChange={setValues}
              error={create.error}
              saving={create.isPending}
              onSubmit={(form) => create.mutate(text(form, 'network_id'))}
              above={
                <>
                  {create.error && <Trouble error={create.error} />}
                  <NetworkField
                    networks={all}
                    chosen={networkId}
                    error={fieldError(create.error, '/network_id')}
                  />
                </>
              }
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  );
}
