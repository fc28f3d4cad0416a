import { useState } from 'react';
import type { ModelNode } from '../lib/form-engine/model';
import type { Draft, LinkContent } from './database';
import { clock } from './Questionnaire';
import { pageLanguage, say, type Words } from './strings';
import { LanguageSwitch } from './TopBar';

interface Props {
  link: LinkContent;
  draft: Draft | undefined;
  language: string;
  words: Words;
  speak: (language: string) => void;
  /** What happens with the answers. */
  privacy: string[];
  begin: (draft: Draft | undefined) => void;
  /** Answers of others that wait on this device, and how to send them now. */
  waiting: number;
  tryNow: () => void;
}

const ASKED = 'text integer decimal one many rank range date time datetime ack'.split(' ');
const SECONDS_A_QUESTION = 12;

const countQuestions = (nodes: ModelNode[]): number =>
  nodes.reduce((sum, node) => sum + (ASKED.includes(node.kind) ? 1 : countQuestions(node.nodes ?? [])), 0);

/** Who asks, why, how long, what happens with it; and the consent, before which nothing is kept. */
export function Welcome({ link, draft, language, words, privacy, speak, begin, waiting, tryNow }: Props) {
  const [agreed, setAgreed] = useState(false);
  const [asked, setAsked] = useState(false);
  const [discarded, setDiscarded] = useState(false);
  const questions = countQuestions(link.model.nodes);
  const kept = discarded ? undefined : draft;
  const start = () => {
    if (kept || agreed) begin(kept);
    else {
      setAsked(true);
      document.getElementById('consent')?.focus();
    }
  };
  return (
    <>
      <header className="top">
        <p className="title">{link.wave.title}</p>
        <LanguageSwitch model={link.model} current={language} words={words} speak={speak} />
      </header>
      <main>
        <h1>{link.model.title || link.wave.title}</h1>
        <div className="card welcome">
          <p>
            {say(words.asks, { project: link.wave.project })} {say(words.about, { unit: link.unit.label })}
          </p>
          <p>{words.why}</p>
          <p>
            {say(words.long, {
              questions,
              minutes: Math.max(1, Math.round((questions * SECONDS_A_QUESTION) / 60)),
            })}{' '}
            {link.wave.closes_on && say(words.closes, { date: day(link.wave.closes_on, language) })}
          </p>
          {privacy.map((words) => (
            <p key={words}>{words}</p>
          ))}
          <p>{words.voluntary}</p>
          <p>{words.device}</p>
        </div>
        {waiting > 0 && (
          <p className="notice">
            {say(words.waitingCount, { count: waiting })}{' '}
            <button type="button" className="quiet" onClick={tryNow}>
              {words.tryNow}
            </button>
          </p>
        )}
        {kept ? (
          <p className="notice">{say(words.resumeText, { time: clock(kept.savedAt, language, true) })}</p>
        ) : (
          <div className={asked && !agreed ? 'question wrong' : 'question'}>
            <label className="choice">
              <input
                id="consent"
                type="checkbox"
                checked={agreed}
                aria-describedby={asked && !agreed ? 'consent-problem' : undefined}
                onChange={(event) => setAgreed(event.currentTarget.checked)}
              />
              <span>{words.consent}</span>
            </label>
            <p className="problem" id="consent-problem" role="alert">
              {asked && !agreed && words.consentFirst}
            </p>
          </div>
        )}
        {discarded && (
          <p className="notice">
            {words.discarded}{' '}
            <button type="button" className="quiet" onClick={() => setDiscarded(false)}>
              {words.undo}
            </button>
          </p>
        )}
        <nav className="steps">
          {kept && (
            <button type="button" onClick={() => setDiscarded(true)}>
              {words.discard}
            </button>
          )}
          <button type="button" className="primary" onClick={start}>
            {kept ? words.resume : words.start} →
          </button>
        </nav>
      </main>
    </>
  );
}

/** A date has no zone: it is the same day everywhere. */
function day(iso: string, language: string): string {
  return new Intl.DateTimeFormat(pageLanguage([language]), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${iso.slice(0, 10)}T00:00:00Z`),
  );
}
