import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { DataTable } from '../../../components/DataTable';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { Trouble } from '../../../components/Trouble';
import { saveFile } from '../../../lib/documents/save-file';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { waveQuery } from '../waves/wave';
import css from './Network.module.css';
import { type Network, networkQuery, nodesPath, type Relation, tiesPath } from './network';

/** Who is tied to whom, in counts and as files: for those who may read raw answers. */
export function NetworkPage() {
  const { t } = useI18n();
  const { to } = useScope();
  const { wave: id = '' } = useParams();
  const wave = useQuery(waveQuery(id));
  const network = useQuery(networkQuery(id));
  return (
    <Page
      title={t('ties.title')}
      lead={t('ties.lead')}
      trail={[
        { label: t('ask.waves'), to: to('ask') },
        { label: wave.data?.title ?? '', to: to(`ask/waves/${id}`) },
      ]}
    >
      <Loaded query={network} rows={6}>
        {(found) =>
          found.asks ? (
            <Told network={found} title={wave.data?.title ?? ''} />
          ) : (
            <Empty title={t('ties.none')} text={t('ties.none_hint')} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Told({ network, title }: { network: Network; title: string }) {
  const { t } = useI18n();
  return (
    <>
      <Seen network={network} />
      <Panel flush title={t('ties.relations')}>
        <Relations relations={network.relations} />
      </Panel>
      <Downloads network={network} title={title} />
      {network.networks.length > 1 && (
        <Panel flush title={t('ties.by_network')}>
          <Networks network={network} />
        </Panel>
      )}
    </>
  );
}

function Seen({ network }: { network: Network }) {
  const { t, format } = useI18n();
  const { members, respondents, alters, incomplete } = network;
  return (
    <>
      <dl className={css.figures}>
        <div>
          <dt>{t('ties.respondents')}</dt>
          <dd>{t('ties.of', { x: format.integer(respondents), n: format.integer(members) })}</dd>
        </div>
        <div>
          <dt>{t('ties.share')}</dt>
          <dd>{members > 0 && respondents <= members ? format.percent(respondents / members) : '–'}</dd>
        </div>
        <div>
          <dt>{t('ties.alters')}</dt>
          <dd>{format.integer(alters)}</dd>
        </div>
      </dl>
      {incomplete && (
        <p className={css.warning}>
          <Icon name="alert" size={20} />
          <span>{t('ties.incomplete')}</span>
        </p>
      )}
      {!network.named && <p className={css.soft}>{t('ties.unknown')}</p>}
    </>
  );
}

const kindWords: Record<Relation['kind'], string> = {
  roster: msg('ties.kind_roster'),
  named: msg('ties.kind_named'),
  alters: msg('ties.kind_alters'),
};

function Relations({ relations }: { relations: Relation[] }) {
  const { t, format, language } = useI18n();
  const question = ({ label, relation }: Relation) =>
    label[language] ?? label.en ?? Object.values(label)[0] ?? relation;
  return (
    <DataTable
      caption={t('ties.relations')}
      rows={relations}
      rowKey={({ kind, relation }) => `${kind} ${relation}`}
      columns={[
        {
          key: 'question',
          label: t('ties.question'),
          heading: true,
          cell: (row) => (
            <>
              {question(row)}
              <small className={css.code}>{row.relation}</small>
            </>
          ),
        },
        { key: 'kind', label: t('ties.kind'), cell: ({ kind }) => t(kindWords[kind]) },
        {
          key: 'answered',
          label: t('ties.answered'),
          end: true,
          blank: ({ kind }) => kind === 'alters',
          cell: ({ kind, answered }) => (kind === 'alters' ? '–' : format.integer(answered)),
        },
        { key: 'ties', label: t('ties.count'), end: true, cell: ({ ties }) => format.integer(ties) },
        {
          key: 'outside',
          label: t('ties.outside'),
          end: true,
          blank: ({ outside }) => outside === 0,
          cell: ({ outside }) => (outside === 0 ? '–' : format.integer(outside)),
        },
      ]}
    />
  );
}

function Networks({ network }: { network: Network }) {
  const { t, format } = useI18n();
  return (
    <DataTable
      caption={t('ties.by_network')}
      rows={network.networks}
      rowKey={({ network_id }) => network_id}
      columns={[
        { key: 'label', label: t('ties.network'), heading: true, cell: ({ label }) => label || '–' },
        {
          key: 'seen',
          label: t('ties.respondents'),
          end: true,
          cell: ({ respondents, members }) =>
            t('ties.of', { x: format.integer(respondents), n: format.integer(members) }),
        },
        {
          key: 'state',
          label: t('ties.state'),
          cell: ({ incomplete }) =>
            incomplete ? (
              <StateBadge tone="busy" label={t('ties.part')} />
            ) : (
              <StateBadge tone="good" label={t('ties.whole')} />
            ),
        },
      ]}
    />
  );
}

function Downloads({ network, title }: { network: Network; title: string }) {
  const { t } = useI18n();
  const [names, setNames] = useState(false);
  const name = (what: string) => `${title || network.wave_id} ${what}.csv`;
  const ties = useMutation({
    mutationFn: () => saveFile(tiesPath(network.wave_id), name(t('ties.file_ties'))),
  });
  const nodes = useMutation({
    mutationFn: () => saveFile(nodesPath(network.wave_id, names), name(t('ties.file_nodes'))),
  });
  const error = ties.error ?? nodes.error;
  return (
    <Panel title={t('ties.downloads')}>
      <div className={css.downloads}>
        <p className={css.soft}>{t('ties.downloads_lead')}</p>
        <div className={css.buttons}>
          <Button
            leftSection={<Icon name="file" size={18} />}
            loading={ties.isPending}
            onClick={() => ties.mutate()}
          >
            {t('ties.save_ties')}
          </Button>
          <Button
            variant="default"
            leftSection={<Icon name="file" size={18} />}
            loading={nodes.isPending}
            onClick={() => nodes.mutate()}
          >
            {t('ties.save_nodes')}
          </Button>
        </div>
        {network.relations.some(({ kind }) => kind === 'named') && (
          <Checkbox
            label={t('ties.names')}
            description={t('ties.names_hint')}
            checked={names}
            onChange={(event) => setNames(event.currentTarget.checked)}
          />
        )}
        {error && <Trouble error={error} />}
      </div>
    </Panel>
  );
}
