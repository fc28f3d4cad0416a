import { Tabs } from '../../../components/Tabs';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';

export function QuestionnaireTabs({ id }: { id: string }) {
  const { t } = useI18n();
  const { to } = useScope();
  return (
    <Tabs
      label={t('questionnaire.views')}
      tabs={[
        { to: to(`ask/questionnaires/${id}`), label: t('questionnaire.versions') },
        { to: to(`ask/questionnaires/${id}/frameworks`), label: t('ask.frameworks') },
      ]}
    />
  );
}
