import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ConflictPanel } from '../../../components/ConflictPanel';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { RefusedItem, refusalOf } from '../../../components/RefusedItem';
import { SaveIndicator } from '../../../components/SaveIndicator';
import { accepted, pdsa } from '../../../lib/api/client';
import { useI18n } from '../../../lib/i18n/I18n';
import { authorOf } from '../../../lib/improve/author';
import { type IdeaDetail, ideaQuery, lineageQuery } from '../../../lib/improve/ideas';
import { useScope } from '../../../lib/scope/useScope';
import { HistoryPanel } from '../history/HistoryPanel';
import { CommentsPanel } from '../talk/CommentsPanel';
import { TalkAbout } from '../talk/RecordTalk';
import { FitPanel } from './FitPanel';
import { historyLabels, useSaidValue } from './history-words';
import css from './IdeaPage.module.css';
import { LineageTree } from './LineageTree';
import { SharingPanel } from './SharingPanel';
import { StandingPanel } from './StandingPanel';
import { TrialsPanel } from './TrialsPanel';
import { useIdea } from './useIdea';

export function IdeaPage() {
  const { t } = useI18n();
  const { idea: id = '' } = useParams();
  const { to } = useScope();
  const idea = useQuery(ideaQuery(id));
  const trail = [{ label: t('ideas.title'), to: to('improve/ideas') }];
  if (!idea.data)
    return (
      <Page title={t('ideas.one')} trail={trail}>
        <Loaded query={idea}>{() => null}</Loaded>
      </Page>
    );
  return <Shown key={id} idea={idea.data} trail={trail} />;
}

const readHistory = (idea_id: string, cursor?: string) =>
  accepted(
    pdsa.GET('/api/pdsa/v1/ideas/{idea_id}/history', {
      params: { path: { idea_id }, query: { limit: 10, cursor } },
    }),
  );

function Shown({ idea: received, trail }: { idea: IdeaDetail; trail: { label: string; to: string }[] }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const { shown: idea, items, state, change } = useIdea(received);
  // What hangs on an idea can be asked for when the server has it.
  const there = idea.version > 0;
  const refused = items.find(({ trouble }) => trouble?.kind === 'refused');
  const lineage = useQuery({ ...lineageQuery(idea.id), enabled: there });
  const say = useSaidValue(idea);
  const place = [idea.school, idea.team, idea.network, idea.country && format.country(idea.country)];
  return (
    <Page
      title={idea.title}
      lead={place.filter(Boolean).join(' · ')}
      trail={trail}
      actions={
        <>
          {idea.may_adopt && (
            <Button component={Link} to={to(`improve/ideas/${idea.id}/adopt`)}>
              {t('idea.adopt')}
            </Button>
          )}
          {idea.may_write && (
            <Button variant="default" component={Link} to={to(`improve/ideas/${idea.id}/edit`)}>
              {t('app.edit')}
            </Button>
          )}
        </>
      }
    >
      {items.length > 0 && <SaveIndicator state={state} />}
      {state.kind === 'needs-you' && (
        <ConflictPanel
          item={state.item}
          words={(field, value) => say(field, value) ?? ''}
          author={(field) => authorOf(idea.network_id, () => readHistory(idea.id), field)}
        />
      )}
      {refused && <RefusedItem item={refused} />}
      <TalkAbout kind="idea" record={idea} title={idea.title} names={historyLabels}>
        <div className={css.columns}>
          <div className={css.column}>
            <FitPanel idea={idea} />
            {there && (
              <>
                <Panel title={t('lineage.title')}>
                  <Loaded query={lineage} rows={2}>
                    {(tree) => <LineageTree lineage={tree} />}
                  </Loaded>
                </Panel>
                <CommentsPanel />
              </>
            )}
          </div>
          <div className={css.column}>
            <StandingPanel
              idea={idea}
              change={change}
              moving={items.some(({ body }) => body && 'status' in body)}
            />
            <TrialsPanel idea={idea} />
            <SharingPanel idea={idea} change={change} refused={refusalOf(refused)} />
            {there && (
              <HistoryPanel
                queryKey={['idea', idea.id]}
                labels={historyLabels}
                say={say}
                read={(cursor) => readHistory(idea.id, cursor)}
              />
            )}
          </div>
        </div>
      </TalkAbout>
    </Page>
  );
}
