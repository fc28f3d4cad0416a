import type { Messages } from '@lingui/core';

export const languages = ['es', 'en', 'fil', 'sw'] as const;
export type Language = (typeof languages)[number];

/** Each language in its own words, as a person looks for it. */
export const languageNames: Record<Language, string> = {
  es: 'Español',
  en: 'English',
  fil: 'Filipino',
  sw: 'Kiswahili',
};

/** What Intl formats dates and numbers by; English without a country would write American dates. */
export const formatTags: Record<Language, string> = { es: 'es', en: 'en-GB', fil: 'fil-PH', sw: 'sw-KE' };

/** One chunk a language, loaded when it is chosen. */
export const loadCatalogue: Record<Language, () => Promise<{ default: Messages }>> = {
  es: () => import('../../locales/es.po'),
  en: () => import('../../locales/en.po'),
  fil: () => import('../../locales/fil.po'),
  sw: () => import('../../locales/sw.po'),
};

const storageKey = 'duru.language';

export const isLanguage = (value: string | null | undefined): value is Language =>
  languages.some((language) => language === value);

/** The language asked for in the address (`?lang=sw`), else the one chosen last on this device. */
export function chosenLanguage(): Language | null {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (isLanguage(asked)) return asked;
  const stored = window.localStorage.getItem(storageKey);
  return isLanguage(stored) ? stored : null;
}

/** What to begin with: the chosen one, else the browser's. */
export function firstLanguage(): Language {
  const chosen = chosenLanguage();
  if (chosen) return chosen;
  for (const tag of navigator.languages) {
    const base = tag.toLowerCase().split('-')[0];
    const language = base === 'tl' ? 'fil' : base;
    if (isLanguage(language)) return language;
  }
  return 'en';
}

export const rememberLanguage = (language: Language) => window.localStorage.setItem(storageKey, language);
