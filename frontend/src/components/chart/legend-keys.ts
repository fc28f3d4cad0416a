import { inks } from './inks';
import type { ChartData, Mark } from './model';

export type LegendKey = 'centre' | 'signal' | 'limits' | 'goal' | Exclude<Mark, 'plain'> | 'gap' | 'jump';

interface Stroke {
  colour: string;
  width: number;
  dash?: string;
}

export const strokes: Partial<Record<LegendKey, Stroke>> = {
  centre: { colour: inks.ink, width: 1.6 },
  signal: { colour: inks.signal, width: 2.2, dash: '10 5' },
  limits: { colour: inks.soft, width: 1.1, dash: '7 4' },
  goal: { colour: inks.goal, width: 2, dash: '2 3' },
};

const marks: Exclude<Mark, 'plain'>[] = ['outside', 'long_run', 'shift', 'trend', 'excluded'];

/** The entries that this picture needs, in a fixed order. */
export function legendKeys(data: ChartData): LegendKey[] {
  const { points, phases } = data;
  const keys: LegendKey[] = [];
  if (phases.some(({ centre, signal }) => centre !== null && !signal)) keys.push('centre');
  if (phases.some(({ centre, signal }) => centre !== null && signal)) keys.push('signal');
  if (points.some(({ upper }) => upper !== null)) keys.push('limits');
  if (data.goal !== null) keys.push('goal');
  for (const mark of marks) {
    if (points.some((point) => point.mark === mark && point.value !== null)) keys.push(mark);
  }
  if (points.some(({ value }) => value === null)) keys.push('gap');
  if (points.some(({ afterGap }, k) => afterGap && k > 0)) keys.push('jump');
  return keys;
}
