/** What a point means, the gravest meaning that holds; each has a shape of its own. */
export type Mark = 'plain' | 'outside' | 'long_run' | 'shift' | 'trend' | 'excluded';

export interface ChartPoint {
  key: string;
  /** ISO date. Points stand in the order of their dates. */
  date: string;
  /** Null is a gap; `missing` then says why. */
  value: number | null;
  numerator?: number | null;
  denominator?: number | null;
  missing?: string | null;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  mark: Mark;
  /** Time jumps before it (a holiday): no line leads to it. */
  afterGap?: boolean;
  /** Why it is left out of the calculation, for an excluded point. */
  reason?: string | null;
}

/** The points start..stop-1, judged by themselves. */
export interface ChartPhase {
  start: number;
  stop: number;
  /** The day that begins it; null for the first. */
  startsOn: string | null;
  reason: string;
  centre: number | null;
  /** An unusual pattern about the centre line, in a phase with enough points to judge. */
  signal: boolean;
  /** The verdict, or why there is none, in the reader's language. */
  words?: string;
}

export interface ChartNote {
  key: string;
  date: string;
  text: string;
}

export interface ChartCycle {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string | null;
  /** The address of the cycle's page. */
  to?: string | undefined;
}

export interface ChartData {
  /** `line` is a plain line without statistics. */
  kind: string;
  rules: string;
  /** Values are shares 0..1, written as percent. */
  percent: boolean;
  unit: string;
  points: ChartPoint[];
  phases: ChartPhase[];
  notes: ChartNote[];
  cycles: ChartCycle[];
  goal: number | null;
  /** What the figures say, in the reader's language. */
  sentence: string;
  /** Cautions, in the reader's language. */
  warnings: string[];
}

/** On a run chart and a g chart the centre is a median. */
export const onMedian = (kind: string) => kind === 'run' || kind === 'g';
