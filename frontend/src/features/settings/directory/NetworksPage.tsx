import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { DataTable } from '../../../components/DataTable';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { districtsQuery, networksQuery } from '../../../lib/scope/networks';
import { scopeAddress, useScope } from '../../../lib/scope/useScope';
import css from '../Settings.module.css';
import { SettingsTabs } from '../SettingsTabs';

export function NetworksPage() {
  const { t } = useI18n();
  const { project, siteId, networkId } = useScope();
  const networks = useQuery(networksQuery(project.id));
  const districts = useQuery(districtsQuery(project.id));
  const [wanted, setWanted] = useState('');
  const districtName = (id: string | null | undefined) =>
    districts.data?.find((district) => district.id === id)?.name ?? '–';
  return (
    <Page title={t('networks.title')} lead={t('networks.lead')}>
      <SettingsTabs />
      <Panel flush>
        <TextInput
          className={css.filter}
          label={t('app.filter')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <Loaded query={networks}>
          {(all) => {
            const shown = all.filter(
              (one) =>
                (!siteId || one.site_id === siteId) &&
                (!networkId || one.id === networkId) &&
                `${one.name} ${one.code} ${districtName(one.district_id)}`
                  .toLocaleLowerCase()
                  .includes(wanted.trim().toLocaleLowerCase()),
            );
            if (shown.length === 0) return <Empty title={t('app.no_match')} />;
            return (
              <DataTable
                caption={t('networks.title')}
                rows={shown}
                rowKey={(one) => one.id}
                columns={[
                  {
                    key: 'name',
                    label: t('improve.network'),
                    heading: true,
                    cell: (one) => (
                      <Link to={scopeAddress(project.id, { networkId: one.id }, '')}>{one.name}</Link>
                    ),
                  },
                  { key: 'code', label: t('networks.code'), cell: (one) => one.code },
                  {
                    key: 'district',
                    label: t('rates.district'),
                    cell: (one) => districtName(one.district_id),
                  },
                  {
                    key: 'site',
                    label: t('newwave.site'),
                    cell: (one) => project.sites.find((site) => site.id === one.site_id)?.name ?? '–',
                  },
                ]}
              />
            );
          }}
        </Loaded>
      </Panel>
    </Page>
  );
}
