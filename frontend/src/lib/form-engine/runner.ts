/**
 * The engine as a program for Node: one JSON job a line in, one JSON result a line out. Python's
 * differential test and command line run it; the browser never loads it.
 */

import { createInterface } from 'node:readline';
import { compileExpression } from './expressions';
import type { Answer, Answers, Ast, Model } from './model';
import { Program } from './program';
import './rare';
import { snapshot } from './snapshot';
import { FormState, NoSuchNode } from './state';
import { Node, textOf, type Value } from './tree';

interface Step {
  set?: Record<string, Answer>;
  add?: string;
  remove?: string;
  language?: string;
}
interface Job {
  model?: Model;
  answers?: Answers;
  now: string;
  seed: string;
  steps?: Step[];
  expressions?: { node: string; ast: Ast }[];
}

let program: Program | undefined;

function run(job: Job) {
  if (job.model) program = new Program(job.model);
  if (!program) throw new Error('the first job must bring a model');
  const state = new FormState(program, { answers: job.answers, now: job.now, seed: job.seed });
  const steps = (job.steps ?? []).map((step) => {
    try {
      play(state, step);
    } catch (fault) {
      if (!(fault instanceof NoSuchNode)) throw fault;
      return { refused: fault.message };
    }
    return { nodes: [...snapshot(state)], answers: state.answers(), draft: state.answers(true) };
  });
  const values = (job.expressions ?? []).map(({ node, ast }) => valueAt(state, node, ast));
  return { steps, values };
}

function play(state: FormState, step: Step) {
  for (const [path, answer] of Object.entries(step.set ?? {})) state.set(path, answer);
  if (step.add) state.add(step.add);
  if (step.remove) state.remove(step.remove);
  if (step.language) state.language = step.language;
}

function valueAt(state: FormState, path: string, ast: Ast) {
  const node = state.find(path);
  if (!(node instanceof Node)) throw new NoSuchNode(path);
  const value: Value | null = state.run.evaluate(compileExpression(ast), node);
  if (value === null) return { unchecked: true };
  if (Array.isArray(value)) return { nodes: value.map((place) => place.text) };
  if (typeof value === 'number' && !Number.isFinite(value)) return { number: String(value) };
  return { [typeof value]: value, text: textOf(value) };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(run(JSON.parse(line) as Job))}\n`);
}
