import type { Translate } from '../../../lib/i18n/I18n';
import type { CycleOfEvidence } from './EvidencePanel';

/** `/questions/{id}` or `/questions/0` → the question; anything else is about the whole cycle. */
export function questionOf(cycle: CycleOfEvidence, pointer: string) {
  const [, part, name] = pointer.split('/');
  if (part !== 'questions' || name === undefined) return undefined;
  return cycle.questions.find(({ id }) => id === name) ?? cycle.questions[Number(name)];
}

export function aboutWords(t: Translate, cycle: CycleOfEvidence, pointer: string): string {
  const found = questionOf(cycle, pointer);
  return found ? found.question : t('evidence.about_cycle');
}
