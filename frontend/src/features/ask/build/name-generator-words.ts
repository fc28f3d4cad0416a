/** What a name generator says beside the author's own question, in the four languages. */

import type { Labels } from './choices';
import { codeOf } from './languages';

export type Speech = Record<'es' | 'en' | 'fil' | 'sw', string>;

export const phrases = {
  people: {
    es: 'Las personas que nombra',
    en: 'The people you name',
    fil: 'Ang mga taong babanggitin mo',
    sw: 'Watu unaowataja',
  },
  person: { es: 'Persona', en: 'Person', fil: 'Tao', sw: 'Mtu' },
  hint: {
    es: 'Basta el nombre de pila o las iniciales. Deje en blanco cuando no haya nadie más.',
    en: 'A first name or initials are enough. Leave it blank when there is nobody else.',
    fil: 'Sapat na ang pangalan o mga inisyal. Iwanang blangko kapag wala nang iba.',
    sw: 'Jina la kwanza au herufi za kwanza zinatosha. Acha wazi ikiwa hakuna mwingine.',
  },
  about: {
    es: 'Sobre cada persona',
    en: 'About each person',
    fil: 'Tungkol sa bawat tao',
    sw: 'Kuhusu kila mtu',
  },
  knows: {
    es: '¿A cuáles de estas personas conoce {who}?',
    en: 'Who of these people does {who} know?',
    fil: 'Sino sa mga taong ito ang kilala ni {who}?',
    sw: '{who} anawafahamu nani kati ya watu hawa?',
  },
} satisfies Record<string, Speech>;

interface Attribute {
  label: Speech;
  choices: (Speech & { value: string })[];
}

export const attributes = {
  role: {
    label: {
      es: '¿Cuál es la función de {who}?',
      en: 'What does {who} do?',
      fil: 'Ano ang gampanin ni {who}?',
      sw: '{who} ana jukumu gani?',
    },
    choices: [
      {
        value: 'school_leader',
        es: 'Dirige una escuela',
        en: 'Leads a school',
        fil: 'Namumuno sa paaralan',
        sw: 'Anaongoza shule',
      },
      { value: 'teacher', es: 'Docente', en: 'Teacher', fil: 'Guro', sw: 'Mwalimu' },
      {
        value: 'coach',
        es: 'Mentor o asesora',
        en: 'Coach or mentor',
        fil: 'Coach o mentor',
        sw: 'Kocha au mshauri',
      },
      {
        value: 'district',
        es: 'Autoridad educativa',
        en: 'Education authority',
        fil: 'Awtoridad sa edukasyon',
        sw: 'Mamlaka ya elimu',
      },
      {
        value: 'community',
        es: 'Familia o comunidad',
        en: 'Family or community',
        fil: 'Pamilya o komunidad',
        sw: 'Familia au jamii',
      },
      { value: 'other', es: 'Otra', en: 'Somebody else', fil: 'Iba pa', sw: 'Mwingine' },
    ],
  },
  place: {
    label: {
      es: '¿Dónde trabaja {who}?',
      en: 'Where does {who} work?',
      fil: 'Saan nagtatrabaho si {who}?',
      sw: '{who} anafanya kazi wapi?',
    },
    choices: [
      {
        value: 'same_school',
        es: 'En mi escuela',
        en: 'In my school',
        fil: 'Sa paaralan ko',
        sw: 'Katika shule yangu',
      },
      {
        value: 'network',
        es: 'En otra escuela de mi red',
        en: 'In another school of my network',
        fil: 'Sa ibang paaralan ng network ko',
        sw: 'Katika shule nyingine ya mtandao wangu',
      },
      {
        value: 'elsewhere',
        es: 'En otra escuela u oficina',
        en: 'In another school or office',
        fil: 'Sa ibang paaralan o tanggapan',
        sw: 'Katika shule au ofisi nyingine',
      },
      {
        value: 'outside',
        es: 'Fuera de la educación',
        en: 'Outside education',
        fil: 'Sa labas ng edukasyon',
        sw: 'Nje ya elimu',
      },
    ],
  },
  contact: {
    label: {
      es: '¿Con qué frecuencia habla con {who} sobre su trabajo?',
      en: 'How often do you talk with {who} about your work?',
      fil: 'Gaano kadalas kayo nag-uusap ni {who} tungkol sa trabaho mo?',
      sw: 'Unazungumza na {who} kuhusu kazi yako mara ngapi?',
    },
    choices: [
      { value: 'weekly', es: 'Cada semana', en: 'Every week', fil: 'Linggo-linggo', sw: 'Kila wiki' },
      { value: 'monthly', es: 'Cada mes', en: 'Every month', fil: 'Buwan-buwan', sw: 'Kila mwezi' },
      {
        value: 'seldom',
        es: 'Algunas veces al año',
        en: 'A few times a year',
        fil: 'Ilang beses sa isang taon',
        sw: 'Mara chache kwa mwaka',
      },
    ],
  },
  closeness: {
    label: {
      es: '¿Qué tan cercana es su relación con {who}?',
      en: 'How close are you to {who}?',
      fil: 'Gaano kayo kalapit ni {who} sa isa’t isa?',
      sw: 'Uhusiano wako na {who} ni wa karibu kiasi gani?',
    },
    choices: [
      {
        value: 'very_close',
        es: 'Muy cercana',
        en: 'Very close',
        fil: 'Malapit na malapit',
        sw: 'Wa karibu sana',
      },
      { value: 'close', es: 'Cercana', en: 'Close', fil: 'Malapit', sw: 'Wa karibu' },
      {
        value: 'distant',
        es: 'Poco cercana',
        en: 'Not so close',
        fil: 'Hindi gaanong malapit',
        sw: 'Si wa karibu sana',
      },
    ],
  },
} satisfies Record<string, Attribute>;

export type AttributeName = keyof typeof attributes;
export const attributeNames = Object.keys(attributes) as AttributeName[];

/** A phrase in the questionnaire's languages; a language without a code is spoken as the author speaks. */
export function spokenIn(languages: string[], spoken: string, words: Speech, who = ''): Labels {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const code = (codeOf(language) ?? (language === '' ? spoken : '')).toLowerCase();
      return code in words ? [[language, words[code as keyof Speech].replace('{who}', `\${${who}}`)]] : [];
    }),
  );
}
