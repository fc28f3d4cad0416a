import { Tabs } from '../../components/Tabs';
import { useI18n } from '../../lib/i18n/I18n';
import { useScope } from '../../lib/scope/useScope';

export function ReportsTabs() {
  const { t } = useI18n();
  const { to } = useScope();
  return (
    <Tabs
      label={t('nav.reports')}
      tabs={[
        { to: to('reports'), label: t('documents.title') },
        { to: to('reports/definitions'), label: t('definitions.title') },
      ]}
    />
  );
}
