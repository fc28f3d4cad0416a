import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { positions, type Team, teamsQuery } from '../../../lib/improve/teams';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { namesQuery } from '../../../lib/session/names';
import improve from '../Improve.module.css';
import { ImproveTabs } from '../ImproveTabs';
import css from './Teams.module.css';

export function TeamsPage() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const me = useMe();
  const teams = useQuery(teamsQuery(project.id, networkId));
  const people = teams.data?.flatMap((team) => team.members.map((member) => member.person_id)) ?? [];
  const names = useQuery(namesQuery(people));
  const add = may(me, 'cycle:write', project.id) && (
    <Button component={Link} to={to('improve/teams/new')} leftSection={<Icon name="plus" />}>
      {t('teams.new')}
    </Button>
  );
  return (
    <Page title={t('teams.title')} lead={t('teams.lead')} actions={add}>
      <ImproveTabs />
      <Loaded query={teams}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('teams.empty')} text={t('teams.empty_hint')} />
          ) : (
            <ul className={improve.cards}>
              {all.map((team) => (
                <TeamCard key={team.id} team={team} names={names.data} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function TeamCard({ team, names }: { team: Team; names: ReadonlyMap<string, string> | undefined }) {
  const { t } = useI18n();
  const { to } = useScope();
  const me = useMe();
  const mine = team.members.some((member) => member.person_id === me.id);
  return (
    <li className={improve.card}>
      <h2>{team.name}</h2>
      <span className={improve.meta}>
        <span>{[team.school, team.network].filter(Boolean).join(' · ')}</span>
        {mine && <span>{t('teams.mine')}</span>}
      </span>
      <ul className={css.people}>
        {team.members.map((member) => (
          <li key={member.id}>
            <span className={css.name}>
              {member.code_name ?? names?.get(member.person_id ?? '') ?? t('teams.person_unknown')}
            </span>
            <span className={css.position}>{t(positions[member.position])}</span>
          </li>
        ))}
      </ul>
      {team.may_write && (
        <Link to={to(`improve/teams/${team.id}`)} aria-label={t('teams.change_named', { name: team.name })}>
          {t('teams.change')}
        </Link>
      )}
    </li>
  );
}
