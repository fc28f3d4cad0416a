import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Cycle } from '../../../lib/improve/cycles';
import { isOpen, type Lack, lacks, nextStage, type Part, parts, type Stage, stageOrder } from './rules';

/** The cases that the service's own rules are held to as well (`test_cycle_vectors.py` reads the same file). */
interface Vectors {
  ready: Pick<Cycle, 'questions'> & Parameters<typeof lacks>[0];
  missing: {
    name: string;
    stage: Stage;
    change: Partial<Vectors['ready']>;
    missing: { pointer: string; code: string }[];
  }[];
  open_parts: Record<Stage, Part[]>;
  moves: Record<Stage, { next: Stage | null; back: Stage[] }>;
}

const file = join(import.meta.dirname, '../../../../../packages/contracts/vectors/cycle-stages.json');
const vectors: Vectors = JSON.parse(readFileSync(file, 'utf8'));

/** The service's code of what each text says. */
const codes: Record<string, string> = {
  'lack.objective': 'cycle.objective_missing',
  'lack.question': 'cycle.question_missing',
  'lack.prediction': 'cycle.prediction_missing',
  'lack.who': 'cycle.who_missing',
  'lack.starts_on': 'cycle.starts_on_missing',
  'lack.data': 'cycle.data_to_collect_missing',
  'lack.happened': 'cycle.happened_missing',
  'lack.result': 'cycle.result_missing',
  'lack.match': 'cycle.match_missing',
  'lack.learned': 'cycle.learned_missing',
  'lack.loop': 'cycle.loop_missing',
  'lack.decision': 'cycle.decision_missing',
  'lack.reason': 'cycle.reason_missing',
  'lack.next_step': 'cycle.next_step_missing',
};

/** A field of the page as the service names it: a question by its place, which is what `n` says. */
function pointerOf({ field, n }: Lack, questions: Cycle['questions']): string {
  if (n === undefined) return `/${field}`;
  const index = questions.findIndex(({ id }) => field.endsWith(id));
  expect(index).toBe(n - 1);
  return `/questions/${index}/${field.slice(0, field.indexOf('-'))}`;
}

test.each(vectors.missing)('$stage: $name', ({ stage, change, missing }) => {
  const cycle = { ...vectors.ready, ...change };
  const found = lacks(cycle, stage).map((lack) => ({
    pointer: pointerOf(lack, cycle.questions),
    code: codes[lack.text],
  }));
  expect(found).toEqual(missing);
});

test('every lack that can be told is told by some case', () => {
  const told = new Set(vectors.missing.flatMap(({ missing }) => missing.map(({ code }) => code)));
  expect([...told].sort()).toEqual(Object.values(codes).sort());
});

test.each(stageOrder)('parts are open and stages follow %s as for the service', (stage) => {
  expect(parts.filter((part) => isOpen(part, stage))).toEqual(vectors.open_parts[stage]);
  expect(nextStage(stage) ?? null).toBe(vectors.moves[stage].next);
  expect(parts.filter((part) => !isOpen(part, stage))).toEqual(vectors.moves[stage].back);
});
