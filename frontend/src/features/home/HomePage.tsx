import { Link } from 'react-router';
import { Page } from '../../components/Page';
import { useI18n } from '../../lib/i18n/I18n';
import { useScope } from '../../lib/scope/useScope';
import { may, useMe } from '../../lib/session/me';
import { CoachPanel } from './CoachPanel';
import { CyclesPanel } from './CyclesPanel';
import css from './Home.module.css';
import { LastReportsPanel } from './LastReportsPanel';
import { MeasuresPanel } from './MeasuresPanel';
import { OpenWavesPanel } from './OpenWavesPanel';
import { PromptsPanel } from './PromptsPanel';

/** Whoever tests changes sees their cycles first; whoever watches over waves sees those first. */
export default function HomePage() {
  const { t } = useI18n();
  const { project, to } = useScope();
  const me = useMe();
  const improves = may(me, 'cycle:write', project.id) && !may(me, 'wave:write', project.id);
  const waves = may(me, 'wave:read', project.id) && <OpenWavesPanel key="waves" />;
  const cycles = may(me, 'cycle:read', project.id) && <CyclesPanel key="cycles" />;
  const coaches = may(me, 'coach:read', project.id) && <CoachPanel />;
  const asked = may(me, 'cycle:write', project.id) || may(me, 'cycle:contribute', project.id);
  return (
    <Page
      title={t('home.greeting', { name: me.name })}
      lead={
        <>
          {t('home.lead')} <Link to={to('project')}>{project.name}</Link>
        </>
      }
    >
      <div className={css.grid}>
        <div className={css.column}>{improves ? [cycles, waves] : [waves, cycles]}</div>
        <div className={css.column}>
          {coaches}
          {asked && <PromptsPanel />}
          {may(me, 'measure:read', project.id) && <MeasuresPanel />}
          {may(me, 'report:read', project.id) && <LastReportsPanel />}
        </div>
      </div>
    </Page>
  );
}
