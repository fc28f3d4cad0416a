import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { type Instrument, instrumentQuery, versionsQuery } from './instruments';
import css from './Questionnaires.module.css';
import { QuestionnaireTabs } from './QuestionnaireTabs';
import { useEditing } from './useEditing';
import { VersionItem } from './VersionItem';

/** A questionnaire with all its versions: answers stay bound to the one that they saw. */
export function QuestionnairePage() {
  const { t } = useI18n();
  const { instrument: id = '' } = useParams();
  const { project, to } = useScope();
  const me = useMe();
  const instrument = useQuery(instrumentQuery(id));
  const versions = useQuery(versionsQuery(id));
  const trail = [{ label: t('ask.questionnaires'), to: to('ask/questionnaires') }];
  if (instrument.error && !instrument.data) return <Trouble error={instrument.error} />;
  if (!instrument.data) return <Waiting />;
  const mayWrite = may(me, 'instrument:write', project.id);
  return (
    <Page
      title={instrument.data.title}
      lead={t('questionnaire.lead')}
      trail={trail}
      actions={mayWrite && <EditButton newest={instrument.data} />}
    >
      <QuestionnaireTabs id={id} />
      <Loaded query={versions}>
        {(all) => (
          <ol className={css.versions}>
            {all.map((version, place) => (
              <VersionItem key={version.version_id} version={version} newest={place === 0} />
            ))}
          </ol>
        )}
      </Loaded>
    </Page>
  );
}

function EditButton({ newest }: { newest: Instrument }) {
  const { t } = useI18n();
  const edit = useEditing();
  return (
    <>
      <Button
        leftSection={<Icon name="pen" size={18} />}
        loading={edit.isPending}
        onClick={() => edit.mutate(newest)}
      >
        {t('questionnaire.edit')}
      </Button>
      {edit.error && <Trouble error={edit.error} />}
    </>
  );
}
