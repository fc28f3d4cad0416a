import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { DataTable } from '../../../components/DataTable';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import { decisionLabels } from '../../../lib/improve/idea-words';
import { type Portfolio, portfolioQuery } from '../../../lib/improve/overview';
import { stages } from '../../../lib/improve/stages';
import { useScope } from '../../../lib/scope/useScope';
import { StatusBadge } from '../ideas/StatusBadge';
import { MeasureLines } from './MeasureLines';
import css from './Overview.module.css';

/** What a school works on, on one page that prints. */
export function PortfolioPage() {
  const { t, format, language } = useI18n();
  const { school = '' } = useParams();
  const { to } = useScope();
  const portfolio = useQuery(portfolioQuery(school, language));
  const found = portfolio.data;
  return (
    <Page
      title={found?.school ?? t('portfolio.title')}
      lead={found?.country ? format.country(found.country) : undefined}
      trail={[{ label: t('portfolio.title'), to: to('improve/overview/schools') }]}
      actions={
        <Button variant="default" leftSection={<Icon name="print" />} onClick={() => window.print()}>
          {t('portfolio.print')}
        </Button>
      }
    >
      <Loaded query={portfolio} rows={6}>
        {(all) => (
          <>
            <Panel title={t('portfolio.measures')}>
              {all.measures.length === 0 ? (
                <Empty title={t('portfolio.no_measures')} />
              ) : (
                <MeasureLines measures={all.measures} />
              )}
            </Panel>
            <Panel flush title={t('portfolio.cycles')}>
              {all.cycles.length === 0 ? (
                <Empty title={t('portfolio.no_cycles')} />
              ) : (
                <Cycles cycles={all.cycles} ideas={all.ideas} />
              )}
            </Panel>
            <Panel title={t('ideas.title')}>
              {all.ideas.length === 0 ? (
                <Empty title={t('portfolio.no_ideas')} />
              ) : (
                <Ideas ideas={all.ideas} />
              )}
            </Panel>
            <Panel title={t('portfolio.teams')}>
              {all.teams.length === 0 ? (
                <Empty title={t('portfolio.no_teams')} />
              ) : (
                <ul className={css.schools}>
                  {all.teams.map((team) => (
                    <li key={team.id}>
                      {team.name}{' '}
                      <span className={css.soft}>{t('portfolio.members', { n: team.members })}</span>
                    </li>
                  ))}
                </ul>
              )}
            </Panel>
            {all.cut && <p className={css.soft}>{t('portfolio.cut')}</p>}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Cycles({ cycles, ideas }: Pick<Portfolio, 'cycles' | 'ideas'>) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const titles = new Map(ideas.map(({ id, title }) => [id, title]));
  return (
    <DataTable
      caption={t('portfolio.cycles')}
      rows={cycles}
      rowKey={(cycle) => cycle.id}
      columns={[
        {
          key: 'title',
          label: t('portfolio.cycle'),
          heading: true,
          cell: (cycle) => <Link to={to(`improve/cycles/${cycle.id}`)}>{cycle.title}</Link>,
        },
        {
          key: 'idea',
          label: t('ideas.one'),
          cell: (cycle) =>
            cycle.idea_id ? (
              <Link to={to(`improve/ideas/${cycle.idea_id}`)}>
                {titles.get(cycle.idea_id) ?? t('portfolio.network_idea')}
              </Link>
            ) : (
              '–'
            ),
        },
        {
          key: 'stage',
          label: t('app.state'),
          cell: ({ stage }) => <StateBadge tone={stages[stage].tone} label={t(stages[stage].label)} />,
        },
        {
          key: 'decision',
          label: t('portfolio.decision'),
          cell: ({ decision }) => (decision ? t(decisionLabels[decision]) : '–'),
        },
        {
          key: 'moved',
          label: t('portfolio.moved'),
          cell: (cycle) => format.date(cycle.moved_at),
        },
      ]}
    />
  );
}

function Ideas({ ideas }: Pick<Portfolio, 'ideas'>) {
  const { t } = useI18n();
  const { to } = useScope();
  return (
    <ul className={css.ideas}>
      {ideas.map((idea) => (
        <li key={idea.id}>
          <span className={css.ideaHead}>
            <Link to={to(`improve/ideas/${idea.id}`)}>{idea.title}</Link>
            <StatusBadge status={idea.status} />
          </span>
          {idea.learned && (
            <p>
              <strong>{t('idea.learned')}:</strong> {idea.learned}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
