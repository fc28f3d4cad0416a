import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { waveQuery } from '../waves/wave';
import { ConflictCard } from './ConflictCard';
import { conflictsQuery } from './conflicts';

/** What came under an id that other content has: side by side, for a person to decide. */
export function ConflictsPage() {
  const { t } = useI18n();
  const { wave: id = '' } = useParams();
  const { to } = useScope();
  const wave = useQuery(waveQuery(id));
  const conflicts = useQuery(conflictsQuery(id));
  return (
    <Page
      title={t('clashes.title')}
      lead={t('clashes.lead')}
      trail={[
        { label: t('ask.waves'), to: to('ask') },
        { label: wave.data?.title ?? '', to: to(`ask/waves/${id}`) },
      ]}
    >
      <Loaded query={conflicts}>
        {(all) =>
          all.length === 0 ? (
            <Panel>
              <Empty title={t('clashes.empty')} text={t('clashes.empty_hint')} />
            </Panel>
          ) : (
            all.map((conflict) => <ConflictCard key={conflict.id} conflict={conflict} waveId={id} />)
          )
        }
      </Loaded>
    </Page>
  );
}
