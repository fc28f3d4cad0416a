/**
 * What somebody works on and has not kept yet, on this device alone: a theory before it is a version, a
 * questionnaire that the server doesn't have. Told before the person signs out, and gone with them.
 */

import { device } from './device';

/** Kept where every keystroke can be written at once, so not in the vault. */
export const theoryDrafts = (person: string) => `duru.theory.${person}.`;

/** The vault's kind of drafts of questionnaires. */
export const questionnaireDrafts = 'questionnaire';

const theoryKeys = (person: string): string[] => {
  const mine = theoryDrafts(person);
  return Array.from(
    { length: window.localStorage.length },
    (_, at) => window.localStorage.key(at) ?? '',
  ).filter((key) => key.startsWith(mine));
};

export async function countDraftsHere(person: string): Promise<number> {
  const questionnaires = (await device.vault?.all(questionnaireDrafts).catch(() => [])) ?? [];
  return theoryKeys(person).length + questionnaires.length;
}

/** The vault's own go with its key. */
export function dropDraftsHere(person: string): void {
  for (const key of theoryKeys(person)) window.localStorage.removeItem(key);
}
