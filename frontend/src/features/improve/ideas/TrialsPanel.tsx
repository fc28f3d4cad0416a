import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import { decisionLabels } from '../../../lib/improve/idea-words';
import { type IdeaDetail, ideaCyclesQuery } from '../../../lib/improve/ideas';
import { stages } from '../../../lib/improve/stages';
import { useScope } from '../../../lib/scope/useScope';
import css from './IdeaPage.module.css';

/** The PDSA cycles that test the idea, as far as the reader may see them. */
export function TrialsPanel({ idea }: { idea: IdeaDetail }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const cycles = useQuery({ ...ideaCyclesQuery(idea.id), enabled: idea.version > 0 });
  const plan = idea.may_write && (
    <Button
      variant="default"
      size="sm"
      component={Link}
      to={to(`improve/cycles/new?idea=${idea.id}&network=${idea.network_id}`)}
    >
      {t('idea.plan_cycle')}
    </Button>
  );
  return (
    <Panel title={t('idea.tests')} aside={plan}>
      {idea.version === 0 && <p className={css.soft}>{t('idea.no_cycles')}</p>}
      {idea.version > 0 && (
        <Loaded query={cycles} rows={1}>
          {(found) =>
            found.length === 0 ? (
              <p className={css.soft}>{t('idea.no_cycles')}</p>
            ) : (
              <ul className={css.trials}>
                {found.map((cycle) => (
                  <li key={cycle.id}>
                    <Link to={to(`improve/cycles/${cycle.id}`)}>{cycle.title}</Link>
                    <span className={css.trial}>
                      <StateBadge tone={stages[cycle.stage].tone} label={t(stages[cycle.stage].label)} />
                      {cycle.decision && <span>{t(decisionLabels[cycle.decision])}</span>}
                      {cycle.school && <span>{cycle.school}</span>}
                      <span>{format.date(cycle.moved_at)}</span>
                    </span>
                    {cycle.learned && <p>{cycle.learned}</p>}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
    </Panel>
  );
}
