import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { ideasQuery } from '../../../lib/improve/ideas';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { ImproveTabs } from '../ImproveTabs';
import { Switcher } from '../Switcher';
import { asQuery, useIdeaFilters } from './filters';
import { IdeaCard } from './IdeaCard';
import { IdeaFilterBar } from './IdeaFilterBar';
import css from './Ideas.module.css';
import { useIdeasMade } from './useIdeasMade';

export function IdeasPage() {
  const { t } = useI18n();
  const { project, siteId, networkId, to } = useScope();
  const me = useMe();
  const { filters, change, clear, narrowed } = useIdeaFilters();
  const ideas = useInfiniteQuery(ideasQuery(project.id, asQuery(filters, { siteId, networkId })));
  const listed = ideas.data?.pages.flatMap((page) => page.items) ?? [];
  const made = useIdeasMade({ projectId: project.id, networkId }, listed);
  const add = may(me, 'idea:write', project.id) && (
    <Button component={Link} to={to('improve/ideas/new')} leftSection={<Icon name="plus" />}>
      {t('ideas.new')}
    </Button>
  );
  return (
    <Page
      title={t('ideas.title')}
      lead={filters.shared ? t('ideas.shared_lead') : t('ideas.lead')}
      actions={add}
    >
      <ImproveTabs />
      <Switcher
        label={t('ideas.whose')}
        links={[
          { to: to('improve/ideas'), label: t('ideas.ours'), current: !filters.shared },
          { to: to('improve/ideas?shared=1'), label: t('ideas.shared'), current: filters.shared },
        ]}
      />
      <IdeaFilterBar filters={filters} change={change} clear={clear} narrowed={narrowed} />
      {made.length > 0 && !filters.shared && (
        <ul className={css.cards} aria-label={t('ideas.made_here')}>
          {made.map((idea) => (
            <IdeaCard key={idea.id} idea={idea} />
          ))}
        </ul>
      )}
      <Loaded query={ideas}>
        {() => {
          if (listed.length === 0 && made.length > 0) return null;
          if (listed.length === 0)
            return narrowed ? (
              <Empty title={t('app.no_match')} text={t('ideas.no_match_hint')} />
            ) : filters.shared ? (
              <Empty title={t('ideas.shared_empty')} text={t('ideas.shared_empty_hint')} />
            ) : (
              <Empty title={t('ideas.empty')} text={t('ideas.empty_hint')} action={add} />
            );
          return (
            <>
              <ul className={css.cards}>
                {listed.map((idea) => (
                  <IdeaCard key={idea.id} idea={idea} />
                ))}
              </ul>
              {ideas.hasNextPage && (
                <Button
                  variant="default"
                  loading={ideas.isFetchingNextPage}
                  onClick={() => void ideas.fetchNextPage()}
                >
                  {t('app.more')}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
