/** The page's own words, as small as they can be: the questionnaire brings its own. One language is loaded first. */

import { useEffect, useState } from 'react';
import type { Words } from './words/es';

export type { Words };

const FILES = {
  es: () => import('./words/es'),
  en: () => import('./words/en'),
  fil: () => import('./words/fil'),
  sw: () => import('./words/sw'),
};
export type PageLanguage = keyof typeof FILES;

const loaded = new Map<PageLanguage, Words>();
/** What is shown until the words of a language that was just chosen are here. */
let last: Words | undefined;

const isKnown = (code: string): code is PageLanguage => code in FILES;

/** The first of these languages that the page speaks; Tagalog counts as Filipino. */
export function pageLanguage(wanted: readonly string[]): PageLanguage {
  for (const tag of wanted) {
    const code = (tag.toLowerCase().split('-')[0] ?? '').replace(/^tl$/, 'fil');
    if (isKnown(code)) return code;
  }
  return 'en';
}

/** @throws when the file can not be had now */
export async function loadWords(language: PageLanguage): Promise<Words> {
  const words = loaded.get(language) ?? (await FILES[language]()).default;
  loaded.set(language, words);
  last ??= words;
  return words;
}

/** @throws before the words of any language were loaded */
export function wordsOf(language: PageLanguage): Words {
  last = loaded.get(language) ?? last;
  if (!last) throw new Error('no words were loaded');
  return last;
}

/**
 * The words of a language as soon as they are here; until then those that were shown before, if any were. With
 * a way to ask again when they could not be had.
 */
export function useWords(language: PageLanguage): [Words | undefined, (() => void) | undefined] {
  const [, redraw] = useState('');
  const [tries, setTries] = useState(0);
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a try more is a try more
  useEffect(() => {
    if (loaded.has(language)) return;
    loadWords(language).then(
      () => redraw(language),
      () => setFailed(true), // without a connection the words stay as they are
    );
  }, [language, tries]);
  const again = () => {
    setFailed(false);
    setTries(tries + 1);
  };
  last = loaded.get(language) ?? last;
  return [last, failed ? again : undefined];
}

/** `{name}` replaced by what it stands for. */
export function say(sentence: string, values: Record<string, string | number> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
