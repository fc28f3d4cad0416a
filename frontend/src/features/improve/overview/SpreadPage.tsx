import { NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { DataTable } from '../../../components/DataTable';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { type Spread, type SpreadFamily, spreadQuery } from '../../../lib/improve/overview';
import { useScope } from '../../../lib/scope/useScope';
import { ImproveTabs } from '../ImproveTabs';
import { StatusBadge } from '../ideas/StatusBadge';
import css from './Overview.module.css';
import { OverviewSwitcher } from './OverviewSwitcher';
import own from './Spread.module.css';
import { SpreadMap } from './SpreadMap';
import { narrow, pictureOf, wide } from './spread';

/** Who took which idea from whom, over sites and time. A picture, never an order of merit. */
export function SpreadPage() {
  const { t } = useI18n();
  const { project } = useScope();
  const spread = useQuery(spreadQuery(project.id));
  return (
    <Page title={t('spread.title')} lead={t('spread.lead')}>
      <ImproveTabs />
      <OverviewSwitcher view="spread" />
      <Loaded query={spread} rows={6}>
        {(found) =>
          found.families.length === 0 ? (
            <Empty title={t('spread.empty')} text={t('spread.empty_hint')} />
          ) : (
            <Shown spread={found} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Shown({ spread }: { spread: Spread }) {
  const { t, format } = useI18n();
  const { siteId, networkId } = useScope();
  const [params, setParams] = useSearchParams();
  const inScope = spread.families.filter(({ nodes }) =>
    nodes.some(
      (node) => (!networkId || node.network_id === networkId) && (!siteId || node.site_id === siteId),
    ),
  );
  const chosen = params.get('family') ?? '';
  const families = inScope.filter(({ id }) => chosen === '' || id === chosen);
  const places = new Map(
    spread.places.map((place) => [
      place.site_id ?? '',
      place.site ?? (place.country ? format.country(place.country) : t('spread.somewhere')),
    ]),
  );
  const size = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
    ? narrow
    : wide;
  const sentence = useSentence(families, places);
  return (
    <>
      <NativeSelect
        className={css.chooser}
        label={t('spread.family')}
        value={chosen}
        data={[
          { value: '', label: t('app.all') },
          ...inScope.map(({ id, title }) => ({
            value: id,
            label: `${spread.families.findIndex((one) => one.id === id) + 1} · ${title}`,
          })),
        ]}
        onChange={(event) => {
          const family = event.currentTarget.value;
          setParams(family ? { family } : {}, { replace: true });
        }}
      />
      {families.length === 0 ? (
        <Empty title={t('spread.none_here')} />
      ) : (
        <>
          <p className={own.sentence}>{sentence}</p>
          <SpreadMap
            picture={pictureOf(spread, families, (key) => places.get(key) ?? '', size)}
            size={size}
            sentence={sentence}
          />
          <SpreadTable spread={spread} families={families} places={places} />
        </>
      )}
      {spread.alone > 0 && <p className={css.soft}>{t('spread.alone', { n: spread.alone })}</p>}
      {spread.cut && <p className={css.soft}>{t('spread.cut')}</p>}
    </>
  );
}

/** The picture in words. */
function useSentence(families: SpreadFamily[], places: Map<string, string>) {
  const { t, format } = useI18n();
  const nodes = families.flatMap((family) => family.nodes);
  const taken = nodes.filter((node) => node.parent_id).length;
  const there = new Set(nodes.map((node) => node.site_id ?? ''));
  const names = [...places].filter(([key]) => there.has(key)).map(([, name]) => name);
  return t('spread.sentence', {
    ideas: t('spread.ideas', { n: families.length }),
    times: t('spread.times', { n: taken }),
    places: format.list(names),
  });
}

interface SpreadTableProps {
  spread: Spread;
  families: SpreadFamily[];
  places: Map<string, string>;
}

/** The same as a table. */
function SpreadTable({ spread, families, places }: SpreadTableProps) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const rows = families.flatMap((family) =>
    family.nodes.map((node) => ({
      node,
      number: spread.families.indexOf(family) + 1,
      from: family.nodes.find((one) => one.id === node.parent_id),
    })),
  );
  return (
    <Panel flush title={t('spread.table')}>
      <DataTable
        caption={t('spread.table')}
        rows={rows}
        rowKey={({ node }) => node.id}
        columns={[
          {
            key: 'title',
            label: t('ideas.one'),
            heading: true,
            cell: ({ node, number }) => (
              <span>
                {number} · <Link to={to(`improve/ideas/${node.id}`)}>{node.title}</Link>
              </span>
            ),
          },
          {
            key: 'where',
            label: t('spread.where'),
            cell: ({ node }) =>
              [places.get(node.site_id ?? ''), node.network, node.school].filter(Boolean).join(' · '),
          },
          { key: 'when', label: t('spread.when'), cell: ({ node }) => format.date(node.at) },
          {
            key: 'from',
            label: t('spread.from'),
            cell: ({ from }) => from?.network ?? t('spread.begins'),
          },
          {
            key: 'change',
            label: t('idea.what_changes'),
            blank: ({ node }) => !node.as_is && !node.what_changes,
            cell: ({ node }) => (node.as_is ? t('idea.as_is') : node.what_changes || '–'),
          },
          {
            key: 'status',
            label: t('ideas.status'),
            cell: ({ node }) => <StatusBadge status={node.status} />,
          },
        ]}
      />
    </Panel>
  );
}
