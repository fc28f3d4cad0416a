import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '../../../components/DataTable';
import { Dialog } from '../../../components/Dialog';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Settings.module.css';
import { SettingsTabs } from '../SettingsTabs';
import { ClientForm } from './ClientForm';
import { type ApiClient, clientsQuery, revokeClient } from './clients';

export function ClientsPage() {
  const { t } = useI18n();
  const { project } = useScope();
  const [dialog, setDialog] = useState<'new' | ApiClient | null>(null);
  const clients = useQuery(clientsQuery(project.id));
  const close = () => setDialog(null);
  return (
    <Page
      title={t('clients.title')}
      lead={
        <>
          {t('clients.lead')} <a href="/api/docs/">{t('clients.docs')}</a>
        </>
      }
      actions={
        <Button leftSection={<Icon name="plus" />} onClick={() => setDialog('new')}>
          {t('clients.new')}
        </Button>
      }
    >
      <SettingsTabs />
      <Panel flush>
        <Loaded query={clients}>
          {(all) =>
            all.length === 0 ? (
              <Empty title={t('clients.empty')} text={t('clients.empty_hint')} />
            ) : (
              <DataTable
                caption={t('clients.title')}
                rows={all}
                rowKey={(one) => one.id}
                columns={[
                  { key: 'name', label: t('clients.name'), heading: true, cell: (one) => one.name },
                  { key: 'id', label: t('clients.id'), breaks: true, cell: (one) => <code>{one.id}</code> },
                  {
                    key: 'permissions',
                    label: t('clients.permissions'),
                    cell: (one) => (
                      <span className={css.codes}>
                        {one.permissions.map((code) => (
                          <code key={code}>{code}</code>
                        ))}
                      </span>
                    ),
                  },
                  {
                    key: 'revoke',
                    label: '',
                    cell: (one) => (
                      <Button
                        variant="default"
                        size="sm"
                        aria-label={t('clients.revoke_of', { name: one.name })}
                        onClick={() => setDialog(one)}
                      >
                        {t('links.revoke')}
                      </Button>
                    ),
                  },
                ]}
              />
            )
          }
        </Loaded>
      </Panel>
      {dialog === 'new' && (
        <Dialog title={t('clients.new')} onClose={close}>
          <ClientForm onDone={close} />
        </Dialog>
      )}
      {dialog && dialog !== 'new' && <RevokeDialog client={dialog} onClose={close} />}
    </Page>
  );
}

function RevokeDialog({ client, onClose }: { client: ApiClient; onClose: () => void }) {
  const { t } = useI18n();
  const say = useSay();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeClient(client.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['clients'] });
      say(t('clients.revoked_now'));
      onClose();
    },
  });
  return (
    <Dialog title={t('clients.revoke_of', { name: client.name })} onClose={onClose}>
      <div className={css.secret}>
        <p>{t('clients.revoke_text')}</p>
        {revoke.error && <Trouble error={revoke.error} />}
        <Button color="red" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          {t('links.revoke')}
        </Button>
      </div>
    </Dialog>
  );
}
