import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { cyclesQuery } from '../../../lib/improve/cycles';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import css from '../Improve.module.css';
import { ImproveTabs } from '../ImproveTabs';
import { StageSteps } from './StageSteps';
import { WorksheetButtons } from './WorksheetButtons';

export function CyclesPage() {
  const { t, format } = useI18n();
  const { project, networkId, to } = useScope();
  const me = useMe();
  const cycles = useQuery(cyclesQuery(project.id, networkId));
  const add = may(me, 'cycle:write', project.id) && (
    <Button component={Link} to={to('improve/cycles/new')} leftSection={<Icon name="plus" />}>
      {t('cycles.new')}
    </Button>
  );
  return (
    <Page title={t('cycles.title')} lead={t('cycles.lead')} actions={add}>
      <ImproveTabs />
      <Loaded query={cycles}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('cycles.empty')} text={t('cycles.empty_hint')} />
          ) : (
            <ul className={css.cards}>
              {all.map((cycle) => (
                <li key={cycle.id} className={css.card}>
                  <h2>{cycle.title}</h2>
                  {cycle.objective && <p>{cycle.objective}</p>}
                  <span className={css.meta}>
                    <span>{[cycle.network, cycle.school].filter(Boolean).join(' · ')}</span>
                    {cycle.starts_on && <span>{format.date(cycle.starts_on)}</span>}
                  </span>
                  <StageSteps stage={cycle.stage} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <WorksheetButtons />
    </Page>
  );
}
