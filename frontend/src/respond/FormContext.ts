import { createContext, useContext } from 'react';
import type { Node } from '../lib/form-engine/tree';
import type { Problem, Session } from './session';
import type { Words } from './strings';

interface Form {
  session: Session;
  words: Words;
  /** The problem to be shown beside a question now; null while it is not yet time to complain. */
  shown: (node: Node) => Problem | null;
}

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('a question stands inside a FormContext');
  return form;
}

/** The id of a question's element, made of its path. */
export const elementId = (path: string) => `q${path.replace(/[^A-Za-z0-9]+/g, '-')}`;

export const problemWords = (problem: Problem, words: Words): string =>
  problem.message || words[`fault_${problem.fault}`];
