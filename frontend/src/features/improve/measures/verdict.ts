import { msg } from '../../../lib/i18n/I18n';
import type { MeasureChartOut } from '../../../lib/improve/measures';

export type Verdict = 'sign' | 'none' | 'few';

export const verdicts: Record<Verdict, string> = {
  sign: msg('measure.verdict_sign'),
  none: msg('measure.verdict_none'),
  few: msg('measure.verdict_few'),
};

/** What the values since the last phase began say, for a reader who knows no rules of charts. */
export function verdictOf({ phases, points, too_few }: MeasureChartOut): Verdict {
  const phase = phases.at(-1);
  if (!phase || too_few || phase.too_few) return 'few';
  const marked = points
    .slice(phase.start, phase.stop)
    .some(({ marks }) => marks.some((mark) => mark !== 'excluded'));
  return phase.runs_signal || marked ? 'sign' : 'none';
}
