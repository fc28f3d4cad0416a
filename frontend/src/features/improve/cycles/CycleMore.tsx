import { Panel } from '../../../components/Panel';
import type { Cycle } from '../../../lib/improve/cycles';
import type { RecordEditor } from '../../../lib/offline/useRecordEditor';
import { useScope } from '../../../lib/scope/useScope';
import { EvidencePanel } from '../evidence/EvidencePanel';
import { AudienceField } from '../sharing/AudienceField';
import css from './Cycle.module.css';
import { CycleHistory } from './CycleHistory';
import { RampView } from './RampView';
import { WorksheetButtons } from './WorksheetButtons';

/** What hangs on a cycle, beside its parts: evidence, the ramp, to whom it is shown, the worksheet, the history. */
export function CycleMore({ editor }: { editor: RecordEditor<Cycle> }) {
  const cycle = editor.shown;
  const { to } = useScope();
  return (
    <aside className={css.more}>
      <EvidencePanel cycle={cycle} place={to(`improve/cycles/${cycle.id}`)} />
      <RampView cycle={cycle} />
      {cycle.may_write && (
        <Panel>
          <AudienceField chosen={cycle.audience} onChange={(chosen) => editor.set('audience', chosen)} />
        </Panel>
      )}
      <WorksheetButtons cycleId={cycle.id} />
      <CycleHistory cycle={cycle} />
    </aside>
  );
}
