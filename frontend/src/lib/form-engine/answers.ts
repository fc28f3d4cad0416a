/** Answers as JSON and as the text that expressions read, both ways: the twin of `answers.py`. */

import { words } from './library';
import type { Answer } from './model';
import type { Definition } from './program';
import { numberText, toNumber } from './values';

/** Text of a JSON answer: lists are joined with blanks, numbers have no exponent, null is blank. */
export function answerText(answer: Answer): string {
  if (answer === null) return '';
  if (typeof answer === 'string') return answer;
  if (typeof answer === 'number') return numberText(answer);
  if (typeof answer === 'boolean') return answer ? 'true' : 'false';
  if (Array.isArray(answer)) return answer.map(answerText).join(' ');
  throw new TypeError('an answer cannot be an object');
}

/** JSON of a node's text: lists for several choices, numbers for numeric types, null for blank. */
export function textAnswer(text: string, definition: Definition): Answer {
  if (text === '') return null;
  if (definition.kind === 'many' || definition.kind === 'rank') return words(text);
  if (definition.kind === 'geopoint') return words(text).map(numberOrText);
  return definition.numeric ? numberOrText(text) : text;
}

function numberOrText(text: string): number | string {
  const number = toNumber(text);
  return Number.isFinite(number) ? number : text;
}
