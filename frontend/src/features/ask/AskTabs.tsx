import { Tabs } from '../../components/Tabs';
import { useI18n } from '../../lib/i18n/I18n';
import { useScope } from '../../lib/scope/useScope';

export function AskTabs() {
  const { t } = useI18n();
  const { to } = useScope();
  return (
    <Tabs
      label={t('nav.ask')}
      tabs={[
        { to: to('ask'), label: t('ask.waves') },
        { to: to('ask/questionnaires'), label: t('ask.questionnaires') },
        { to: to('ask/library'), label: t('ask.library') },
        { to: to('ask/frameworks'), label: t('ask.frameworks') },
      ]}
    />
  );
}
