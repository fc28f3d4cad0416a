import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import improve from '../Improve.module.css';
import { ImproveTabs } from '../ImproveTabs';
import css from './Theory.module.css';
import { type TheoryRow, theoriesQuery } from './theories';
import { useTheoriesMade } from './useTheory';

/** Which network's theory: asked only of people who see several. */
export function TheoriesPage() {
  const { t } = useI18n();
  const { project, networkId, siteId, to } = useScope();
  const networks = useQuery(networksQuery(project.id));
  const theories = useQuery(theoriesQuery(project.id, undefined));
  const seen = (networks.data ?? []).filter(
    (one) => (!networkId || one.id === networkId) && (!siteId || one.site_id === siteId),
  );
  const made = useTheoriesMade();
  const [only] = seen;
  if (only && seen.length === 1 && theories.data) {
    const there =
      theories.data.find((row) => row.network_id === only.id && !row.school_id)?.id ?? made.get(only.id);
    const place = there ? `improve/theory/${there}` : `improve/theory/new/${only.id}`;
    return <Navigate to={to(place)} replace />;
  }
  return (
    <Page title={t('theory.title')} lead={t('theory.lead')}>
      <ImproveTabs />
      <Loaded query={networks}>
        {() => (
          <Loaded query={theories}>
            {(all) =>
              seen.length === 0 ? (
                <Empty title={t('theory.no_network')} />
              ) : (
                <Choice networks={seen} theories={all} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

interface ChoiceProps {
  networks: { id: string; name: string }[];
  theories: TheoryRow[];
}

const many = 12;

function Choice({ networks, theories }: ChoiceProps) {
  const { t, format } = useI18n();
  const { project, to } = useScope();
  const me = useMe();
  const [sought, setSought] = useState('');
  const found = networks.filter(({ name }) => name.toLowerCase().includes(sought.trim().toLowerCase()));
  const made = useTheoriesMade();
  const theoryOf = (id: string) => theories.find((row) => row.network_id === id && !row.school_id);
  const variantsOf = (id: string) => theories.filter((row) => row.network_id === id && row.school_id).length;
  const written = found.filter(({ id }) => theoryOf(id));
  const unwritten = found.filter(({ id }) => !theoryOf(id));
  return (
    <>
      {networks.length > many && (
        <TextInput
          className={css.search}
          label={t('theory.search')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      )}
      {written.length > 0 && (
        <ul className={improve.cards}>
          {written.map(({ id, name }) => {
            const row = theoryOf(id);
            return (
              row && (
                <li key={id} className={improve.card}>
                  <h2>
                    <Link to={to(`improve/theory/${row.id}`)}>{name}</Link>
                  </h2>
                  <p className={css.clamp}>{row.problem}</p>
                  <span className={improve.meta}>
                    <span>{t('theory.version_n', { version: row.version })}</span>
                    <span>{t('theory.counted', { causes: row.cause_count, drivers: row.driver_count })}</span>
                    <span>{format.date(row.updated_at)}</span>
                    {variantsOf(id) > 0 && (
                      <span>{t('theory.variant_count', { count: variantsOf(id) })}</span>
                    )}
                  </span>
                </li>
              )
            );
          })}
        </ul>
      )}
      {unwritten.length > 0 && (
        <Panel title={t('theory.not_yet')}>
          <ul className={css.names}>
            {unwritten.map(({ id, name }) => (
              <li key={id}>
                {may(me, 'aim:write', project.id) ? (
                  <Link to={to(`improve/theory/${made.get(id) ?? `new/${id}`}`)}>{name}</Link>
                ) : (
                  name
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
