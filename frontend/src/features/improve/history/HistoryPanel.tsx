import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Change } from '../../../lib/improve/history';
import { namesQuery } from '../../../lib/session/names';
import css from './HistoryPanel.module.css';

type Page = { items: Change[]; next_cursor?: string | null };

interface HistoryPanelProps {
  /** The record's own key, so that a change of it reads its history anew: `['idea', id]`. */
  queryKey: readonly unknown[];
  read: (cursor: string | undefined) => Promise<Page>;
  /** What a field is called; a field without a name is not told. */
  labels: Readonly<Record<string, string>>;
  /** A value in the reader's words; `null` stands for nothing. */
  say: (field: string, value: unknown) => string | null;
}

/** Who changed what, when and why, beside its record. */
export function HistoryPanel(props: HistoryPanelProps) {
  const { t } = useI18n();
  return (
    <Panel folds title={t('history.title')}>
      <HistoryList {...props} />
    </Panel>
  );
}

/** The changes alone, the newest first. */
export function HistoryList({ queryKey, read, labels, say }: HistoryPanelProps) {
  const { t, format } = useI18n();
  const history = useInfiniteQuery({
    queryKey: [...queryKey, 'history'],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
  const all = history.data?.pages.flatMap((page) => page.items) ?? [];
  const names = useQuery(namesQuery(all.filter((one) => one.by_kind === 'person').map((one) => one.by)));
  return (
    <Loaded query={history}>
      {() => (
        <>
          <ol className={css.list}>
            {all.map((change) => (
              <li key={change.id}>
                <p className={css.head}>
                  <span>{format.dateTime(change.at)}</span>
                  <span>{names.data?.get(change.by) ?? t('history.somebody')}</span>
                </p>
                {change.reason && <p className={css.reason}>{change.reason}</p>}
                <FieldList change={change} labels={labels} say={say} />
              </li>
            ))}
          </ol>
          {history.hasNextPage && (
            <Button
              variant="default"
              loading={history.isFetchingNextPage}
              onClick={() => void history.fetchNextPage()}
            >
              {t('app.more')}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}

function FieldList({ change, labels, say }: { change: Change } & Pick<HistoryPanelProps, 'labels' | 'say'>) {
  const { t } = useI18n();
  const made = change.version === 1;
  const known = change.fields.filter(({ field }) => labels[field]);
  if (made) return <p className={css.made}>{t('history.made')}</p>;
  return (
    <dl className={css.fields}>
      {known.map(({ field, old, new: now }) => (
        <div key={field}>
          <dt>{t(labels[field] as string)}</dt>
          <dd>
            {say(field, old) !== null && (
              <del>
                <span className={css.aloud}>{t('history.before')} </span>
                {say(field, old)}
              </del>
            )}{' '}
            <ins>
              <span className={css.aloud}>{t('history.after')} </span>
              {say(field, now) ?? t('history.nothing')}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
