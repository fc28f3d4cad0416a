import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { coachedNetworksQuery, groups, looked, lookQuery } from '../../../lib/improve/coaching';
import { useScope } from '../../../lib/scope/useScope';
import { ImproveTabs } from '../ImproveTabs';
import css from './Coach.module.css';
import { CoachGroup } from './CoachGroup';
import { NetworkCards } from './NetworkCards';
import { SinceSwitch } from './SinceSwitch';

/** Where each team stands, in calm groups; by time and by name, and never one against another. */
export function CoachPage() {
  const { t } = useI18n();
  const { project, networkId } = useScope();
  const look = useQuery(lookQuery(project.id));
  const [sinceLook, setSinceLook] = useState(false);
  const before = look.data?.looked_at?.slice(0, 10);
  const since = sinceLook ? before : undefined;
  const networks = useQuery(coachedNetworksQuery(project.id, since));
  const read = look.isSuccess;
  useEffect(() => {
    if (read) void looked(project.id).catch(() => undefined); // the next visit tells what moved since this one
  }, [read, project.id]);
  return (
    <Page title={t('coach.title')} lead={t('coach.lead')}>
      <ImproveTabs />
      <Loaded query={networks}>
        {(all) => {
          const mine = networkId ? all.filter((one) => one.network_id === networkId) : all;
          if (mine.length === 0) return <Empty title={t('coach.none')} text={t('coach.none_hint')} />;
          const where = { projectId: project.id, networkId, since };
          return (
            <>
              {before && <SinceSwitch before={before} chosen={sinceLook} onChange={setSinceLook} />}
              <div className={css.groups}>
                {groups.map((group) => (
                  <CoachGroup
                    key={group}
                    group={group}
                    where={where}
                    count={mine.reduce((sum, one) => sum + (one.groups[group] ?? 0), 0)}
                  />
                ))}
              </div>
              <NetworkCards networks={mine} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
