/** Lists that are asked again and again, in the four languages; others stay blank and are told as missing. */

import type { Labels } from './choices';
import { codeOf } from './languages';

type Words = { value: string; es: string; en: string; fil: string; sw: string };

export const readyLists = {
  yes_no: [
    { value: 'yes', es: 'Sí', en: 'Yes', fil: 'Oo', sw: 'Ndiyo' },
    { value: 'no', es: 'No', en: 'No', fil: 'Hindi', sw: 'Hapana' },
  ],
  agreement: [
    {
      value: 'strongly_disagree',
      es: 'Muy en desacuerdo',
      en: 'Strongly disagree',
      fil: 'Lubos na hindi sang-ayon',
      sw: 'Sikubali kabisa',
    },
    { value: 'disagree', es: 'En desacuerdo', en: 'Disagree', fil: 'Hindi sang-ayon', sw: 'Sikubali' },
    {
      value: 'neutral',
      es: 'Ni de acuerdo ni en desacuerdo',
      en: 'Neither agree nor disagree',
      fil: 'Walang kinikilingan',
      sw: 'Sina uhakika',
    },
    { value: 'agree', es: 'De acuerdo', en: 'Agree', fil: 'Sang-ayon', sw: 'Nakubali' },
    {
      value: 'strongly_agree',
      es: 'Muy de acuerdo',
      en: 'Strongly agree',
      fil: 'Lubos na sang-ayon',
      sw: 'Nakubali kabisa',
    },
  ],
  frequency: [
    { value: 'never', es: 'Nunca', en: 'Never', fil: 'Hindi kailanman', sw: 'Kamwe' },
    {
      value: 'almost_never',
      es: 'Casi nunca',
      en: 'Almost never',
      fil: 'Halos hindi',
      sw: 'Mara chache sana',
    },
    { value: 'sometimes', es: 'A veces', en: 'Sometimes', fil: 'Minsan', sw: 'Wakati mwingine' },
    {
      value: 'almost_always',
      es: 'Casi siempre',
      en: 'Almost always',
      fil: 'Halos palagi',
      sw: 'Mara nyingi',
    },
    { value: 'always', es: 'Siempre', en: 'Always', fil: 'Palagi', sw: 'Daima' },
  ],
} satisfies Record<string, Words[]>;
export type ReadyList = keyof typeof readyLists;
export const readyNames = Object.keys(readyLists) as ReadyList[];

/** A ready list in the languages of a questionnaire. */
export function readyChoices(list: ReadyList, languages: string[]): { value: string; labels: Labels }[] {
  return readyLists[list].map(({ value, ...words }) => ({
    value,
    labels: Object.fromEntries(
      languages.flatMap((language) => {
        const code = (codeOf(language) ?? '').toLowerCase();
        return code in words ? [[language, words[code as keyof typeof words]]] : [];
      }),
    ),
  }));
}
