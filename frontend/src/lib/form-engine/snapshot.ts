/** A session laid open, node by node: for tests and the command line. The page reads the nodes themselves. */

import { textAnswer } from './answers';
import type { Answer } from './model';
import type { Option } from './run';
import type { Fault, FormState } from './state';
import type { Node } from './tree';

export interface NodeState {
  path: string;
  kind: string;
  value: Answer;
  relevant: boolean;
  required: boolean;
  valid: boolean;
  label: string;
  choices?: Option[];
  fault?: Fault;
  message?: string;
}

/** Every node in the order of the form. */
export function* snapshot(state: FormState): Generator<NodeState> {
  for (const node of state.run.root.walk()) if (node.parent) yield describe(state, node);
}

function describe(state: FormState, node: Node): NodeState {
  const { run } = state;
  const { definition } = node;
  const fault = state.fault(node);
  const choices = run.options(node)?.map(({ value, label }) => ({ value, label }));
  return {
    path: run.path(node),
    kind: definition.kind,
    value: definition.kids.length > 0 ? null : textAnswer(node.text, definition),
    relevant: node.live,
    required: state.isTrue(definition.required, node),
    valid: fault === null,
    label: run.phrase(definition.raw.label, node),
    ...(choices && { choices }),
    ...(fault && { fault, message: state.message(node, fault) }),
  };
}
