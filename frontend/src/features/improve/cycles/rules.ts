import { msg } from '../../../lib/i18n/I18n';
import type { Cycle } from '../../../lib/improve/cycles';
import { same } from '../../../lib/offline/merge';

/**
 * What the stage that a cycle stands in still lacks, told while somebody writes and without a connection. The
 * server holds the rules (`pdsa_api.cycles.domain`) and decides; these are the same, field by field.
 */
export interface Lack {
  /** The id of the control to go to. */
  field: string;
  /** A message; `n` is the number of the question. */
  text: string;
  n?: number;
}

export const stageOrder = ['plan', 'do', 'study', 'act', 'closed'] as const;
export type Stage = (typeof stageOrder)[number];
export type Part = Exclude<Stage, 'closed'>;
export const parts: Part[] = ['plan', 'do', 'study', 'act'];

/** A part may be written while the cycle stands in it or before it: a prediction is not written after the result. */
export const isOpen = (part: Part, stage: Stage) => stageOrder.indexOf(part) >= stageOrder.indexOf(stage);

export const nextStage = (stage: Stage): Stage | undefined => stageOrder[stageOrder.indexOf(stage) + 1];

const blank = (value: unknown) => same(typeof value === 'string' ? value.trim() : value, null);

type Content = Pick<
  Cycle,
  | 'objective'
  | 'questions'
  | 'who'
  | 'starts_on'
  | 'data_to_collect'
  | 'happened'
  | 'learned'
  | 'loop'
  | 'decision'
  | 'reason'
  | 'next_step'
>;

const needs = (cycle: Content, field: keyof Content, text: string): Lack[] =>
  blank(cycle[field]) ? [{ field, text }] : [];

const each = (cycle: Content, part: 'prediction' | 'result' | 'match', text: string): Lack[] =>
  cycle.questions.flatMap((question, index) =>
    blank(question[part]) ? [{ field: `${part}-${question.id}`, text, n: index + 1 }] : [],
  );

export function lacks(cycle: Content, stage: Stage): Lack[] {
  switch (stage) {
    case 'plan':
      return [
        ...needs(cycle, 'objective', msg('lack.objective')),
        ...(cycle.questions.length === 0 ? [{ field: 'questions', text: msg('lack.question') }] : []),
        ...each(cycle, 'prediction', msg('lack.prediction')),
        ...needs(cycle, 'who', msg('lack.who')),
        ...needs(cycle, 'starts_on', msg('lack.starts_on')),
        ...needs(cycle, 'data_to_collect', msg('lack.data')),
      ];
    case 'do':
      return needs(cycle, 'happened', msg('lack.happened'));
    case 'study':
      return [
        ...each(cycle, 'result', msg('lack.result')),
        ...each(cycle, 'match', msg('lack.match')),
        ...needs(cycle, 'learned', msg('lack.learned')),
        ...needs(cycle, 'loop', msg('lack.loop')),
      ];
    case 'act':
      return [
        ...needs(cycle, 'decision', msg('lack.decision')),
        ...needs(cycle, 'reason', msg('lack.reason')),
        ...(cycle.decision === 'adapt' ? needs(cycle, 'next_step', msg('lack.next_step')) : []),
      ];
    default:
      return [];
  }
}
