import './rare';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileExpression } from './expressions';
import type { Answer, Answers, Ast, Model } from './model';
import { Program } from './program';
import { type NodeState, snapshot } from './snapshot';
import { FormState, NoSuchNode } from './state';
import { type Node, textOf, type Value } from './tree';

const vectors = join(import.meta.dirname, '../../../../packages/form-engine/vectors');
const read = (name: string) => JSON.parse(readFileSync(join(vectors, name), 'utf8'));

interface Expressions {
  model: Model;
  context: string;
  now: string;
  answers: Answers;
  cases: { expression: string; expect: string | number | boolean | null; ast: Ast }[];
}
interface Step {
  set?: Record<string, Answer>;
  add?: string;
  remove?: string;
  language?: string;
  refused?: boolean;
  expect?: Record<string, Partial<NodeState> | null>;
  answers?: Answers;
}
interface Session {
  name: string;
  now: string;
  model: Model;
  steps: Step[];
}

const comparable = (value: Value | null) => {
  if (Array.isArray(value)) return textOf(value);
  return typeof value === 'number' && Number.isNaN(value) ? null : value;
};

describe('an expression gives what the vectors say', () => {
  const { model, cases, context, now, answers }: Expressions = read('expressions.json');
  const state = new FormState(new Program(model), { answers, now, language: 'es', seed: 's' });
  const node = state.find(context) as Node;

  test.each(cases)('$expression', ({ ast, expect: expected }) => {
    const found = comparable(state.run.evaluate(compileExpression(ast), node));
    if (typeof expected === 'number') expect(found).toBeCloseTo(expected, 12);
    else expect(found).toBe(expected);
  });
});

function play(state: FormState, step: Step) {
  for (const [path, answer] of Object.entries(step.set ?? {})) state.set(path, answer);
  if (step.add) state.add(step.add);
  if (step.remove) state.remove(step.remove);
  if (step.language) state.language = step.language;
}

describe('a session shows after each step what the vectors say', () => {
  test.each(read('sessions.json') as Session[])('$name', ({ model, now, steps }) => {
    const state = new FormState(new Program(model), { now, seed: 's' });
    for (const [number, step] of steps.entries()) {
      if (step.refused) {
        expect(() => play(state, step), `step ${number}`).toThrow(NoSuchNode);
        continue;
      }
      play(state, step);
      const nodes = new Map([...snapshot(state)].map((node) => [node.path, node]));
      for (const [path, wanted] of Object.entries(step.expect ?? {})) {
        if (wanted === null) expect(nodes.has(path), `step ${number}: ${path}`).toBe(false);
        else expect(nodes.get(path), `step ${number}: ${path}`).toMatchObject(wanted);
      }
      if (step.answers) expect(state.answers(), `step ${number}`).toEqual(step.answers);
    }
  });
});
