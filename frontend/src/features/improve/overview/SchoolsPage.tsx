import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { networksQuery, schoolsQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { ImproveTabs } from '../ImproveTabs';
import css from './Overview.module.css';
import { OverviewSwitcher } from './OverviewSwitcher';

const plain = (words: string) => words.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** The schools of the scope, by name, each with its page. */
export function SchoolsPage() {
  const { t } = useI18n();
  const { project, siteId, networkId, to } = useScope();
  const schools = useQuery(schoolsQuery(project.id));
  const networks = useQuery(networksQuery(project.id));
  const [typed, setTyped] = useState('');
  const here = new Set(
    networks.data
      ?.filter(({ id, site_id }) => (!networkId || id === networkId) && (!siteId || site_id === siteId))
      .flatMap(({ school_ids }) => school_ids),
  );
  return (
    <Page title={t('portfolio.title')} lead={t('portfolio.choose')}>
      <ImproveTabs />
      <OverviewSwitcher view="schools" />
      <TextInput
        className={css.chooser}
        type="search"
        label={t('ideas.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Panel>
        <Loaded query={schools}>
          {(all) => {
            const found = all
              .filter(({ id }) => here.has(id))
              .filter(({ name }) => plain(name).includes(plain(typed)))
              .sort((one, other) => one.name.localeCompare(other.name));
            return found.length === 0 ? (
              <Empty title={t('app.no_match')} />
            ) : (
              <ul className={css.schools}>
                {found.map(({ id, name }) => (
                  <li key={id}>
                    <Link to={to(`improve/overview/schools/${id}`)}>{name}</Link>
                  </li>
                ))}
              </ul>
            );
          }}
        </Loaded>
      </Panel>
    </Page>
  );
}
