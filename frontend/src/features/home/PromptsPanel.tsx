import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Panel } from '../../components/Panel';
import { PromptList } from '../../components/PromptList';
import { useI18n } from '../../lib/i18n/I18n';
import { myPromptsQuery } from '../../lib/improve/coaching';
import { useScope } from '../../lib/scope/useScope';
import css from './Home.module.css';

const shown = 3;

/** For a team: what its open cycles are asked. Nothing is shown while nothing is asked. */
export function PromptsPanel() {
  const { t } = useI18n();
  const { project, to } = useScope();
  const mine = useQuery(myPromptsQuery(project.id));
  const asked = (mine.data ?? []).filter(({ prompts }) => prompts.length > 0).slice(0, shown);
  if (asked.length === 0) return null;
  return (
    <Panel title={t('home.prompts')}>
      <ul className={css.list}>
        {asked.map((cycle) => (
          <li key={cycle.id}>
            <Link to={to(`improve/cycles/${cycle.id}`)}>{cycle.title}</Link>
            <PromptList prompts={cycle.prompts.slice(0, 2)} label={t('prompt.title')} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
