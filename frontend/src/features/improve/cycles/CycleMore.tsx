import type { Cycle } from '../../../lib/improve/cycles';
import { useScope } from '../../../lib/scope/useScope';
import { EvidencePanel } from '../evidence/EvidencePanel';
import { CommentsPanel } from '../talk/CommentsPanel';
import { PromptsPanel } from '../talk/PromptsPanel';
import { ReviewPanel } from '../talk/ReviewPanel';
import css from './Cycle.module.css';
import { RampView } from './RampView';
import { WorksheetButtons } from './WorksheetButtons';

/** What hangs on a cycle, beside its parts: evidence, the ramp, what was said, the history, the worksheet. */
export function CycleMore({ cycle }: { cycle: Cycle }) {
  const { to } = useScope();
  return (
    <aside className={css.more}>
      <PromptsPanel cycleId={cycle.id} />
      <EvidencePanel cycle={cycle} place={to(`improve/cycles/${cycle.id}`)} />
      <ReviewPanel keptInTeam={cycle.audience === 'team'} />
      <CommentsPanel />
      <RampView cycle={cycle} />
      <WorksheetButtons cycleId={cycle.id} />
    </aside>
  );
}
