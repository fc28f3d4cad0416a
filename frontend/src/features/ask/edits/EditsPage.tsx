import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { waveQuery } from '../waves/wave';
import { EditedCard } from './EditedCard';
import { editedQuery } from './edits';

/** Answers that were changed after they were sent, each with what it said before. */
export function EditsPage() {
  const { t } = useI18n();
  const { wave: id = '' } = useParams();
  const { to } = useScope();
  const wave = useQuery(waveQuery(id));
  const edited = useQuery(editedQuery(id));
  return (
    <Page
      title={t('edits.title')}
      lead={t('edits.lead')}
      trail={[
        { label: t('ask.waves'), to: to('ask') },
        { label: wave.data?.title ?? '', to: to(`ask/waves/${id}`) },
      ]}
    >
      <Loaded query={edited}>
        {(all) =>
          all.length === 0 ? (
            <Panel>
              <Empty title={t('edits.empty')} text={t('edits.empty_hint')} />
            </Panel>
          ) : (
            all.map((one) => <EditedCard key={one.id} edited={one} waveId={id} />)
          )
        }
      </Loaded>
    </Page>
  );
}
