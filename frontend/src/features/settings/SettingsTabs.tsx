import { Tabs } from '../../components/Tabs';
import { msg, useI18n } from '../../lib/i18n/I18n';
import { useScope } from '../../lib/scope/useScope';
import { may, useMe } from '../../lib/session/me';

const pages = [
  { place: 'settings/networks', label: msg('networks.title'), needs: 'directory:read' },
  { place: 'settings/people', label: msg('people.title'), needs: 'people:read' },
  { place: 'settings/clients', label: msg('clients.title'), needs: 'client:write' },
  { place: 'settings/audit', label: msg('audit.title'), needs: 'audit:read' },
];

export function SettingsTabs() {
  const { t } = useI18n();
  const { to, project } = useScope();
  const me = useMe();
  const allowed = pages.filter(({ needs }) => may(me, needs, project.id));
  return (
    <Tabs
      label={t('nav.settings')}
      tabs={allowed.map(({ place, label }) => ({ to: to(place), label: t(label) }))}
    />
  );
}
