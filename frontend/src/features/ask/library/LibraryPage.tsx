import { Checkbox } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { AskTabs } from '../AskTabs';
import { ItemCard } from './ItemCard';
import { ItemFilters } from './ItemFilters';
import css from './Library.module.css';
import { itemsQuery, type Sought } from './library';
import { useSought } from './useSought';

/** Questions that the project's questionnaires share. What is sought stands in the address, so that it can be sent. */
export function LibraryPage() {
  const { t } = useI18n();
  const { project, to } = useScope();
  const [search, setSearch] = useSearchParams();
  const [sought, setSought] = useState<Sought>(() => ({
    q: search.get('q') ?? '',
    tag: search.get('tag') ?? '',
    kind: search.get('kind') ?? '',
    framework: search.get('framework') ?? '',
    dimension: search.get('dimension') ?? '',
    archived: search.get('archived') === '1',
  }));
  const asked = useSought(sought);
  const items = useQuery({ ...itemsQuery(project.id, asked), placeholderData: keepPreviousData });
  const seek = (next: Sought) => {
    setSought(next);
    const { archived, keys: _, ...words } = next;
    const said = Object.entries(words).filter(([, value]) => value);
    setSearch([...said, ...(archived ? [['archived', '1']] : [])] as [string, string][], { replace: true });
  };
  return (
    <Page title={t('ask.library')} lead={t('library.lead')}>
      <AskTabs />
      <ItemFilters sought={sought} onSeek={seek} />
      <Loaded query={items}>
        {(all) => (
          <>
            <p className={css.count} role="status">
              {t('library.found', { n: all.length })}
            </p>
            {all.length === 0 ? (
              <Empty title={t('library.none')} text={t('library.none_hint')} />
            ) : (
              <ul className={css.cards}>
                {all.map((item) => (
                  <ItemCard
                    key={item.id}
                    item={item}
                    title={<Link to={to(`ask/library/${item.id}`)}>{item.title}</Link>}
                    onTag={(tag) => seek({ ...sought, tag })}
                  />
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
      <Checkbox
        label={t('library.archived')}
        checked={sought.archived ?? false}
        onChange={(event) => seek({ ...sought, archived: event.currentTarget.checked })}
      />
    </Page>
  );
}
