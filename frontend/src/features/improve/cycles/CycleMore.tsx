import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { audienceLabels } from '../../../lib/improve/audience';
import type { Cycle } from '../../../lib/improve/cycles';
import type { RecordEditor } from '../../../lib/offline/useRecordEditor';
import { useScope } from '../../../lib/scope/useScope';
import { EvidencePanel } from '../evidence/EvidencePanel';
import { AudienceField } from '../sharing/AudienceField';
import { CommentsPanel } from '../talk/CommentsPanel';
import { PromptsPanel } from '../talk/PromptsPanel';
import { ReviewPanel } from '../talk/ReviewPanel';
import css from './Cycle.module.css';
import { CycleHistory } from './CycleHistory';
import { CycleMeasures } from './CycleMeasures';
import { RampView } from './RampView';
import { WorksheetButtons } from './WorksheetButtons';

interface CycleMoreProps {
  editor: RecordEditor<Cycle>;
  reading: boolean;
}

/** What hangs on a cycle, beside its parts: measures, evidence, the ramp, what was said, the history. */
export function CycleMore({ editor, reading }: CycleMoreProps) {
  const { t } = useI18n();
  const { to } = useScope();
  const cycle = editor.shown;
  return (
    <aside className={css.more}>
      <PromptsPanel cycleId={cycle.id} />
      <CycleMeasures editor={editor} reading={reading} />
      <EvidencePanel cycle={cycle} place={to(`improve/cycles/${cycle.id}`)} />
      <ReviewPanel keptInTeam={cycle.audience === 'team'} />
      <CommentsPanel />
      <RampView cycle={cycle} />
      {!reading && (
        <Panel
          folds
          title={t('audience.title')}
          aside={<span className={css.hint}>{t(audienceLabels[cycle.audience])}</span>}
        >
          <AudienceField
            chosen={cycle.audience}
            onChange={(audience) => {
              editor.set('audience', audience);
              editor.leave();
            }}
          />
        </Panel>
      )}
      <WorksheetButtons cycleId={cycle.id} />
      {cycle.version > 0 && <CycleHistory cycle={cycle} />}
    </aside>
  );
}
