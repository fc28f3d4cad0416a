import { Empty } from '../../../components/Empty';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { useI18n } from '../../../lib/i18n/I18n';
import { PhoneFrame } from '../instruments/PhoneFrame';
import { useDesk } from './BuildContext';
import { FaultList } from './FaultList';

/** The questionnaire as people will see it; where it can not be shown, why. */
export function PreviewView() {
  const { t } = useI18n();
  const { check } = useDesk();
  const { checked, error } = check;
  if (error && !checked) return <Trouble error={error} retry={() => void check.look()} />;
  if (!checked) return <Waiting rows={6} />;
  if (!checked.model) {
    return (
      <Panel title={t('build.can_not_preview')}>
        {checked.problems.length > 0 ? (
          <FaultList problems={checked.problems} />
        ) : (
          <Empty title={t('build.no_questions')} />
        )}
      </Panel>
    );
  }
  return (
    <Panel title={t('preview.open')}>
      <PhoneFrame model={checked.model} />
    </Panel>
  );
}
