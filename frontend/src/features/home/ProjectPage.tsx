import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DataTable } from '../../components/DataTable';
import { Loaded } from '../../components/Loaded';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { accepted, identity } from '../../lib/api/client';
import { useI18n } from '../../lib/i18n/I18n';
import { networksQuery } from '../../lib/scope/networks';
import { scopeAddress, useScope } from '../../lib/scope/useScope';
import { may, useMe } from '../../lib/session/me';
import css from './Home.module.css';
import { OpenWavesPanel } from './OpenWavesPanel';

const projectQuery = (id: string) => ({
  queryKey: ['project', id],
  queryFn: () =>
    accepted(
      identity.GET('/api/identity/v1/projects/{project_id}', { params: { path: { project_id: id } } }),
    ),
});

export default function ProjectPage() {
  const { t, format } = useI18n();
  const scope = useScope();
  const me = useMe();
  const project = useQuery(projectQuery(scope.project.id));
  const networks = useQuery(networksQuery(scope.project.id));
  const perSite = (siteId: string) => networks.data?.filter((network) => network.site_id === siteId).length;
  return (
    <Page title={scope.project.name} lead={project.data?.summary}>
      <Panel>
        <Loaded query={project} rows={2}>
          {({ counts, sites }) => (
            <dl className={css.counts}>
              {[
                [t('project.sites'), sites.length],
                [t('project.networks'), counts.networks],
                [t('project.organisations'), counts.organisations],
                [t('project.people'), counts.people],
              ].map(([label, count]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{format.integer(Number(count))}</dd>
                </div>
              ))}
            </dl>
          )}
        </Loaded>
      </Panel>
      {may(me, 'wave:read', scope.project.id) && <OpenWavesPanel />}
      <Panel flush title={t('project.sites')}>
        <Loaded query={project} rows={3}>
          {({ id, sites }) => (
            <DataTable
              caption={t('project.sites')}
              rows={sites}
              rowKey={(site) => site.id}
              columns={[
                {
                  key: 'name',
                  label: t('newwave.site'),
                  heading: true,
                  cell: (site) => <Link to={scopeAddress(id, { siteId: site.id }, '')}>{site.name}</Link>,
                },
                { key: 'country', label: t('setup.country'), cell: (site) => format.country(site.country) },
                { key: 'zone', label: t('setup.time_zone'), cell: (site) => site.time_zone },
                {
                  key: 'networks',
                  label: t('rates.networks'),
                  end: true,
                  cell: (site) => perSite(site.id) ?? '–',
                },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  );
}
