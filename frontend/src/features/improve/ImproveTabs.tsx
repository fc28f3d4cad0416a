import { Tabs } from '../../components/Tabs';
import { useI18n } from '../../lib/i18n/I18n';
import { useScope } from '../../lib/scope/useScope';
import { may, useMe } from '../../lib/session/me';

export function ImproveTabs() {
  const { t } = useI18n();
  const { project, to } = useScope();
  const me = useMe();
  const coaches = may(me, 'coach:read', project.id);
  return (
    <Tabs
      label={t('nav.improve')}
      tabs={[
        { to: to('improve'), label: t('tab.cycles') },
        { to: to('improve/ideas'), label: t('tab.ideas'), end: false },
        { to: to('improve/measures'), label: t('measures.title'), end: false },
        { to: to('improve/theory'), label: t('theory.tab'), end: false },
        { to: to('improve/aims'), label: t('aims.title'), end: false },
        { to: to('improve/teams'), label: t('tab.teams'), end: false },
        { to: to('improve/overview'), label: t('tab.overview'), end: false },
        ...(coaches ? [{ to: to('improve/coach'), label: t('coach.tab') }] : []),
      ]}
    />
  );
}
