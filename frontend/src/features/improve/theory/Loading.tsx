import type { UseQueryResult } from '@tanstack/react-query';
import { Page } from '../../../components/Page';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { useI18n } from '../../../lib/i18n/I18n';
import { ImproveTabs } from '../ImproveTabs';

/** The page while its theory is on its way, or when it can not come. */
export function Loading({ query }: { query: UseQueryResult<unknown> }) {
  const { t } = useI18n();
  return (
    <Page title={t('theory.title')}>
      <ImproveTabs />
      {query.error ? (
        <Trouble error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Waiting rows={6} />
      )}
    </Page>
  );
}
