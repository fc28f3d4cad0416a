import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { DataTable } from '../../../components/DataTable';
import { Empty } from '../../../components/Empty';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { accepted, identity } from '../../../lib/api/client';
import { useI18n } from '../../../lib/i18n/I18n';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { roleName } from '../../../lib/session/roles';
import css from '../Settings.module.css';
import { SettingsTabs } from '../SettingsTabs';

const pageOfPeople = 50;

const distinct = (names: string[]) => [...new Set(names)];

/** Names and addresses: only for those who may read them, and each reading is in the audit. */
export function PeoplePage() {
  const { t, format } = useI18n();
  const { project, networkId } = useScope();
  const networks = useQuery(networksQuery(project.id));
  const people = useInfiniteQuery({
    queryKey: ['people', project.id, networkId],
    queryFn: ({ pageParam }) =>
      accepted(
        identity.GET('/api/identity/v1/people', {
          params: {
            query: { project_id: project.id, network_id: networkId, limit: pageOfPeople, cursor: pageParam },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const rows = people.data?.pages.flatMap((page) => page.items);
  const networkName = (id: string | null | undefined) =>
    networks.data?.find((one) => one.id === id)?.name ?? '–';
  return (
    <Page title={t('people.title')} lead={t('people.lead')}>
      <SettingsTabs />
      <Panel flush>
        {people.error && <Trouble error={people.error} retry={() => void people.refetch()} />}
        {!rows && !people.error && <Waiting rows={6} />}
        {rows?.length === 0 && <Empty title={t('people.empty')} />}
        {rows && rows.length > 0 && (
          <DataTable
            caption={t('people.title')}
            rows={rows}
            rowKey={(one) => one.id}
            columns={[
              { key: 'name', label: t('setup.name'), heading: true, cell: (one) => one.name },
              { key: 'email', label: t('signin.email'), breaks: true, cell: (one) => one.email ?? '–' },
              {
                key: 'role',
                label: t('rates.role'),
                cell: ({ memberships }) =>
                  format.list(distinct(memberships.map(({ role }) => roleName(t, role)))),
              },
              {
                key: 'network',
                label: t('improve.network'),
                cell: ({ memberships }) =>
                  format.list(distinct(memberships.map(({ network_id }) => networkName(network_id)))),
              },
              {
                key: 'language',
                label: t('app.language'),
                cell: (one) => format.languageName(one.language),
              },
            ]}
          />
        )}
        {people.hasNextPage && (
          <div className={css.more}>
            <Button
              variant="default"
              loading={people.isFetchingNextPage}
              onClick={() => void people.fetchNextPage()}
            >
              {t('app.more')}
            </Button>
          </div>
        )}
      </Panel>
    </Page>
  );
}
