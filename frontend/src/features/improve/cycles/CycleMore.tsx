import type { Cycle } from '../../../lib/improve/cycles';
import css from './Cycle.module.css';
import type { Part } from './rules';

/** What hangs on a cycle, beside its parts: evidence, the ramp, what was said, the history, the worksheet. */
export function CycleMore({ cycle, part }: { cycle: Cycle; part: Part }) {
  return <aside className={css.more} data-cycle={cycle.id} data-part={part} />;
}
