import { useState } from 'react';
import type { ModelNode } from '../lib/form-engine/model';
import type { Draft, LinkContent } from './database';
import { say, type Words } from './strings';
import { LanguageSwitch } from './TopBar';
import { clock, day } from './when';

interface Props {
  link: LinkContent;
  /** Unfinished ones on this device, the newest first. */
  drafts: Draft[];
  language: string;
  words: Words;
  speak: (language: string) => void;
  /** What happens with the answers. */
  privacy: string[];
  /** With those that are to be deleted before. */
  begin: (draft: Draft | undefined, discarded: Draft[]) => void;
  handIn: () => void;
  /** Answers of others that wait on this device, and how to send them now. */
  waiting: number;
  tryNow: () => void;
}

const ASKED = 'text integer decimal one many rank range date time datetime ack'.split(' ');
const SECONDS_A_QUESTION = 12;

const countQuestions = (nodes: ModelNode[]): number =>
  nodes.reduce((sum, node) => sum + (ASKED.includes(node.kind) ? 1 : countQuestions(node.nodes ?? [])), 0);

/** Who asks, why, how long, what happens with it; and the consent, before which nothing is kept. */
export function Welcome(props: Props) {
  const { link, drafts, language, words, privacy, speak, waiting, tryNow } = props;
  const [agreed, setAgreed] = useState(false);
  const [asked, setAsked] = useState(false);
  const [discarded, setDiscarded] = useState<Draft[]>([]);
  const questions = countQuestions(link.model.nodes);
  const [kept, ...others] = drafts.filter((draft) => !discarded.includes(draft));
  const begin = (draft: Draft | undefined) => props.begin(draft, discarded);
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
          <p className="notice">{saidOf(kept, words.resumeText, words, language)}</p>
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
        {others.map((draft) => (
          <p className="notice" key={draft.token}>
            {saidOf(draft, words.otherDraft, words, language)}{' '}
            <button type="button" className="quiet" onClick={() => begin(draft)}>
              {words.resume}
            </button>
          </p>
        ))}
        {discarded.length > 0 && (
          <p className="notice">
            {words.discarded}{' '}
            <button type="button" className="quiet" onClick={() => setDiscarded([])}>
              {words.undo}
            </button>
          </p>
        )}
        <nav className="steps">
          {kept && (
            <button type="button" onClick={() => setDiscarded([...discarded, kept])}>
              {words.discard}
            </button>
          )}
          <button type="button" className="primary" onClick={start}>
            {kept ? words.resume : words.start} →
          </button>
        </nav>
        <p>
          <button type="button" className="quiet" onClick={props.handIn}>
            {words.haveFile}
          </button>
        </p>
      </main>
    </>
  );
}

function saidOf({ amends, savedAt }: Draft, said: string, words: Words, language: string): string {
  return say(amends ? words.otherChange : said, { time: clock(savedAt, language, true) });
}
