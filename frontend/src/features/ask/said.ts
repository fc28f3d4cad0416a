import type { Language } from '../../lib/i18n/languages';

/** A text by language as a reader understands it best: in their language, else in English, else in any. */
export const saidIn = (words: Record<string, string>, language: Language): string =>
  words[language] ?? words.en ?? words.es ?? Object.values(words)[0] ?? '';

/** The language that `saidIn` found, for the reader's screen reader. */
export const spokenIn = (words: Record<string, string>, language: Language): string =>
  [language, 'en', 'es', ...Object.keys(words)].find((code) => words[code] !== undefined) ?? language;
