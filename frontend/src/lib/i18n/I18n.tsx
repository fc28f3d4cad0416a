import { setupI18n } from '@lingui/core';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Formats, formatsFor } from './format';
import { firstLanguage, type Language, loadCatalogue } from './languages';

export type Translate = (id: string, values?: Record<string, unknown>) => string;

export interface I18nValue {
  language: Language;
  t: Translate;
  format: Formats;
  /** Loads the language's chunk, then switches; what is on the screen stays as it is. */
  choose: (language: Language) => Promise<void>;
}

const Context = createContext<I18nValue | null>(null);

export const translator = async (language: Language): Promise<Translate> => {
  const { default: messages } = await loadCatalogue[language]();
  // Spanish without a country leaves 1127 ungrouped in a plural's `#`; Chile's writes 1.127 as the reports do.
  const locales = language === 'es' ? ['es-CL'] : [language];
  const i18n = setupI18n({ locale: language, locales, messages: { [language]: messages } });
  return (id, values) => i18n._(id, values);
};

/** Marks an id that is looked up later by a variable, so that the catalogue check sees it. */
export const msg = (id: string) => id;

export function I18nProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<{ language: Language; t: Translate } | null>(null);
  const wanted = useRef<Language>(undefined);

  const choose = useCallback(async (language: Language) => {
    wanted.current = language;
    const t = await translator(language);
    if (wanted.current !== language) return;
    document.documentElement.lang = language;
    setState({ language, t });
  }, []);

  useEffect(() => {
    void choose(firstLanguage());
  }, [choose]);

  const value = useMemo(
    () => state && { ...state, format: formatsFor(state.language), choose },
    [state, choose],
  );
  return value && <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useI18n(): I18nValue {
  const value = useContext(Context);
  if (!value) throw new Error('useI18n needs an I18nProvider above it');
  return value;
}
