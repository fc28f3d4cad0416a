import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '../../../components/DataTable';
import { Empty } from '../../../components/Empty';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { type Part, parts } from '../../../lib/api/problem';
import { partName } from '../../../lib/api/problem-text';
import { useI18n } from '../../../lib/i18n/I18n';
import css from '../Settings.module.css';
import { SettingsTabs } from '../SettingsTabs';
import { auditPage } from './audit';

/** Who did what. Each part keeps its own unbroken chain, so each is read by itself. */
export function AuditPage() {
  const { t, format } = useI18n();
  const [part, setPart] = useState<Part>('identity');
  const audit = useInfiniteQuery({
    queryKey: ['audit', part],
    queryFn: ({ pageParam }) => auditPage(part, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const rows = audit.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <SettingsTabs />
      <Panel flush>
        <NativeSelect
          className={css.filter}
          label={t('audit.part')}
          value={part}
          data={parts.map((value) => ({ value, label: partName(t, value) }))}
          onChange={(event) => setPart(event.currentTarget.value as Part)}
        />
        {audit.error && <Trouble error={audit.error} retry={() => void audit.refetch()} />}
        {!rows && !audit.error && <Waiting rows={6} />}
        {rows?.length === 0 && <Empty title={t('audit.empty')} />}
        {rows && rows.length > 0 && (
          <DataTable
            caption={t('audit.title')}
            rows={rows}
            rowKey={(one) => String(one.number)}
            columns={[
              { key: 'at', label: t('audit.at'), heading: true, cell: (one) => format.dateTime(one.at) },
              { key: 'action', label: t('audit.action'), cell: (one) => <code>{one.action}</code> },
              {
                key: 'actor',
                label: t('audit.actor'),
                breaks: true,
                cell: (one) => `${one.actor_kind} ${one.actor_id}`,
              },
              {
                key: 'subject',
                label: t('audit.subject'),
                breaks: true,
                cell: (one) => `${one.subject_kind} ${one.subject_id}`,
              },
            ]}
          />
        )}
        {audit.hasNextPage && (
          <div className={css.more}>
            <Button
              variant="default"
              loading={audit.isFetchingNextPage}
              onClick={() => void audit.fetchNextPage()}
            >
              {t('app.more')}
            </Button>
          </div>
        )}
      </Panel>
    </Page>
  );
}
