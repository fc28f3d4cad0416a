import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Empty } from '../../../components/Empty';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { documentsQuery, type ReportDocument } from '../../../lib/documents/documents';
import { useI18n } from '../../../lib/i18n/I18n';
import { districtsQuery, networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { ReportsTabs } from '../ReportsTabs';
import { DocumentFilters, type Filters, noFilter } from './DocumentFilters';
import css from './Documents.module.css';
import { DocumentsTable } from './DocumentsTable';
import { RunProgress } from './RunProgress';

export function DocumentsPage() {
  const { t, format } = useI18n();
  const { project, siteId, networkId } = useScope();
  const [filters, setFilters] = useState<Filters>(noFilter);
  const documents = useInfiniteQuery(
    documentsQuery({ project_id: project.id, ...(filters.state ? { state: filters.state } : {}) }),
  );
  const networks = useQuery(networksQuery(project.id));
  const districts = useQuery(districtsQuery(project.id));

  const districtOf = ({ unit }: ReportDocument) =>
    unit.kind === 'district' ? unit.id : networks.data?.find((one) => one.id === unit.id)?.district_id;
  const inScope = ({ unit }: ReportDocument) => {
    if (networkId) return unit.id === networkId;
    if (!siteId) return true;
    return (
      networks.data?.some((one) => one.id === unit.id && one.site_id === siteId) ||
      districts.data?.some((one) => one.id === unit.id && one.site_id === siteId)
    );
  };
  const shown = documents.data?.pages
    .flatMap((page) => page.items)
    .filter(inScope)
    .filter((one) => !filters.kind || one.kind === filters.kind)
    .filter((one) => !filters.district || districtOf(one) === filters.district);

  return (
    <Page title={t('documents.title')} lead={t('documents.lead')}>
      <ReportsTabs />
      <RunProgress />
      <Panel flush>
        <DocumentFilters filters={filters} districts={districts.data ?? []} onChange={setFilters} />
        {documents.error && <Trouble error={documents.error} retry={() => void documents.refetch()} />}
        {!shown && !documents.error && <Waiting rows={6} />}
        {shown && (
          <p className={css.count} aria-live="polite">
            {t('documents.count', { n: shown.length, count: format.integer(shown.length) })}
          </p>
        )}
        {shown && shown.length > 0 && (
          <DocumentsTable
            documents={shown}
            districtName={(one) => districts.data?.find(({ id }) => id === districtOf(one))?.name ?? ''}
          />
        )}
        {shown?.length === 0 && <Empty title={t('documents.empty')} text={t('documents.empty_hint')} />}
        {documents.hasNextPage && (
          <div className={css.more}>
            <Button
              variant="default"
              loading={documents.isFetchingNextPage}
              onClick={() => void documents.fetchNextPage()}
            >
              {t('app.more')}
            </Button>
          </div>
        )}
      </Panel>
    </Page>
  );
}
