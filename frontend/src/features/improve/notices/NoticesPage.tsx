import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Empty } from '../../../components/Empty';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { useI18n } from '../../../lib/i18n/I18n';
import { type Notice, noticesQuery, readUpTo } from '../../../lib/improve/notices';
import { namesQuery } from '../../../lib/session/names';
import { NoticeLine } from './NoticeLine';
import css from './Notices.module.css';

/** What one was told, newest first. */
export function NoticesPage() {
  const { t } = useI18n();
  const query = useInfiniteQuery(noticesQuery);
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const names = useQuery(namesQuery(all.map(({ by }) => by)));
  return (
    <Page title={t('notices.title')} actions={<ReadAll notices={all} />}>
      <Panel>
        {query.error && !query.data && <Trouble error={query.error} retry={() => void query.refetch()} />}
        {query.isPending && <Waiting rows={4} />}
        {query.data && all.length === 0 && <Empty title={t('notices.none')} text={t('notices.none_hint')} />}
        {all.length > 0 && (
          <ul className={css.list}>
            {all.map((notice) => (
              <NoticeLine key={notice.id} notice={notice} name={names.data?.get(notice.by)} />
            ))}
          </ul>
        )}
        {query.hasNextPage && (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('notices.more')}
          </Button>
        )}
      </Panel>
    </Page>
  );
}

/** Those that came since they were shown stay unread. */
function ReadAll({ notices }: { notices: Notice[] }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const [newest] = notices;
  const read = useMutation({
    mutationFn: () => readUpTo(newest?.id ?? null),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  if (!notices.some(({ read_at }) => !read_at)) return null;
  return (
    <Button variant="default" loading={read.isPending} onClick={() => read.mutate()}>
      {t('notices.read_all')}
    </Button>
  );
}
