import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Empty } from '../../components/Empty';
import { Loaded } from '../../components/Loaded';
import { Panel } from '../../components/Panel';
import { StateBadge } from '../../components/StateBadge';
import { useI18n } from '../../lib/i18n/I18n';
import { cyclesQuery } from '../../lib/improve/cycles';
import { stages } from '../../lib/improve/stages';
import { useScope } from '../../lib/scope/useScope';
import css from './Home.module.css';

const shown = 5;

export function CyclesPanel() {
  const { t } = useI18n();
  const { project, networkId, to } = useScope();
  const cycles = useQuery(cyclesQuery(project.id, networkId, shown));
  return (
    <Panel title={t('home.cycles')} aside={<Link to={to('improve')}>{t('home.all_cycles')}</Link>}>
      <Loaded query={cycles} rows={3}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('cycles.empty')} text={t('cycles.empty_hint')} />
          ) : (
            <ul className={css.list}>
              {all.map((cycle) => (
                <li key={cycle.id}>
                  <strong>
                    <Link to={to(`improve/cycles/${cycle.id}`)}>{cycle.title}</Link>
                  </strong>
                  <span className={css.meta}>
                    <StateBadge tone={stages[cycle.stage].tone} label={t(stages[cycle.stage].label)} />
                    <span>{cycle.network}</span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
