import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { boardQuery } from '../../../lib/improve/overview';
import { networksQuery, schoolsQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { ImproveTabs } from '../ImproveTabs';
import { BoardTable } from './BoardTable';
import { withEverySchool } from './board';
import css from './Overview.module.css';
import { OverviewSwitcher } from './OverviewSwitcher';

/** Ideas × schools of one network: which school tests which idea, and where each stands. */
export function BoardPage() {
  const { t } = useI18n();
  const { project, siteId, networkId } = useScope();
  const [params, setParams] = useSearchParams();
  const networks = useQuery(networksQuery(project.id));
  const schools = useQuery(schoolsQuery(project.id));
  const here = networks.data?.filter((network) => !siteId || network.site_id === siteId) ?? [];
  const chosen = networkId ?? params.get('network') ?? here[0]?.id ?? '';
  const board = useQuery(boardQuery(chosen));
  const network = networks.data?.find(({ id }) => id === chosen);
  return (
    <Page title={t('board.title')} lead={t('board.lead')}>
      <ImproveTabs />
      <OverviewSwitcher view="board" />
      {!networkId && here.length > 1 && (
        <NativeSelect
          className={css.chooser}
          label={t('improve.network')}
          value={chosen}
          data={here.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setParams({ network: event.currentTarget.value }, { replace: true })}
        />
      )}
      <Loaded query={networks}>
        {() =>
          chosen === '' ? (
            <Empty title={t('board.no_network')} />
          ) : (
            <Loaded query={board} rows={5}>
              {(found) =>
                found.ideas.length === 0 ? (
                  <Empty title={t('board.empty')} text={t('board.empty_hint')} />
                ) : (
                  <BoardTable board={withEverySchool(found, network?.school_ids ?? [], schools.data ?? [])} />
                )
              }
            </Loaded>
          )
        }
      </Loaded>
    </Page>
  );
}
