import type { ReactNode } from 'react';
import type { Model } from '../lib/form-engine/model';
import type { Session } from './session';
import type { Words } from './strings';

interface Props {
  session: Session;
  words: Words;
  speak: (language: string) => void;
  children?: ReactNode;
}

export function TopBar({ session, words, speak, children }: Props) {
  return (
    <header className="top">
      <p className="title">{session.link.model.title || session.link.wave.title}</p>
      {children}
      <LanguageSwitch model={session.link.model} current={session.language} words={words} speak={speak} />
    </header>
  );
}

interface SwitchProps {
  model: Model;
  current: string;
  words: Words;
  speak: (language: string) => void;
}

/** Each language in its own words. Answers stay as they are. */
export function LanguageSwitch({ model, current, words, speak }: SwitchProps) {
  if (model.languages.length < 2) return null;
  return (
    <label className="language">
      <span className="hidden">{words.language}</span>
      <select value={current} onChange={(event) => speak(event.currentTarget.value)}>
        {model.languages.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name || code}
          </option>
        ))}
      </select>
    </label>
  );
}
