import { useEffect, useState } from 'react';
import { useOnline } from '../lib/offline/useOnline';
import { type Arrival, takeArrival } from './arrival';
import type { Draft, LinkContent } from './database';
import { Message } from './Message';
import { outbox } from './outbox';
import { Questionnaire } from './Questionnaire';
import { Continuation, HandIn, More, OwnAnswers, Sending, SyncState } from './rooms';
import { useSaving } from './saving';
import type { Session } from './session';
import { pageLanguage, useWords, type Words } from './strings';
import { useAnswering } from './useAnswering';
import { type Personal, useLink } from './useLink';
import { useOnlyTab } from './useOnlyTab';
import { Welcome } from './Welcome';

/** The languages a person may want, the wish in the address first. */
const wished = () => [new URLSearchParams(location.search).get('lang') ?? '', ...navigator.languages];

export function RespondPage({ token }: { token: string }) {
  const [arrival, arrive] = useArrival();
  const [link, reload] = useLink(token, arrival !== null);
  const [tab, takeOver] = useOnlyTab(token);
  const [words, again] = useWords(pageLanguage(wished()));
  if (!words) return <Wordless again={again} />;
  if (link.kind === 'loading' || tab === 'asking') return <p className="loading">{words.loading}</p>;
  if (link.kind === 'unknown') return <Message title={words.revoked} />;
  if (link.kind === 'offline') {
    return (
      <Message
        title={words.offlineTitle}
        text={words.offlineText}
        action={{ label: words.again, run: reload }}
      />
    );
  }
  if (link.kind === 'no-people') return <link.Away words={words} again={reload} />;
  if (tab === 'elsewhere') {
    return (
      <Message
        title={words.elsewhereTitle}
        text={words.elsewhereText}
        action={{ label: words.takeOver, run: takeOver }}
      />
    );
  }
  return <Answering {...{ token, arrival, arrive }} link={link.content} personal={link.personal} />;
}

/** Not even the page's words could be had. */
function Wordless({ again }: { again: (() => void) | undefined }) {
  if (!again) return <p className="loading">…</p>;
  return (
    <p className="loading">
      <button type="button" onClick={again} aria-label="Reintentar · Try again">
        ↻
      </button>
    </p>
  );
}

/** What the address brought, also when it is opened in a tab that shows the link already. */
function useArrival() {
  const [arrival, arrive] = useState<Arrival | null>(takeArrival);
  useEffect(() => {
    const look = () => arrive((before) => takeArrival() ?? before);
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  return [arrival, arrive] as const;
}

/** The language to show first: the wish if the form has it, else the link's own. */
function firstLanguage(link: LinkContent): string {
  const codes = link.model.languages.map(({ code }) => code);
  const wish = new URLSearchParams(location.search).get('lang');
  return (
    codes.find((code) => code === wish) ??
    codes.find((code) => code === link.default_language) ??
    codes[0] ??
    ''
  );
}

interface AnsweringProps {
  token: string;
  link: LinkContent;
  personal: Personal | undefined;
  arrival: Arrival | null;
  arrive: (arrival: Arrival | null) => void;
}

function Answering({ token, link, personal, arrival, arrive }: AnsweringProps) {
  const [language, setLanguage] = useState(() => firstLanguage(link));
  const answering = useAnswering(token, link, language);
  const { session, kept, shown } = answering;
  const saved = useSaving(session);
  const online = useOnline();
  const spoken = language === 'default' ? pageLanguage(wished()) : language;
  const [words] = useWords(pageLanguage([spoken, ...wished()]));

  useEffect(() => {
    const { documentElement } = document;
    documentElement.lang = spoken;
    documentElement.dir = /^(ar|fa|he|ur|ps|sd)\b/.test(spoken) ? 'rtl' : 'ltr';
    document.title = link.model.title || link.wave.title;
  }, [spoken, link]);

  const speak = (code: string) => {
    session?.speak(code);
    setLanguage(code);
    const address = new URL(location.href);
    address.searchParams.set('lang', code);
    history.replaceState(null, '', address);
  };
  const begin = (draft: Draft | undefined) => {
    arrive(null);
    void answering.begin(draft);
  };
  const tryNow = () => void outbox.tryNow();
  const handIn = () => arrive({ kind: 'file' });

  if (!words) return null;
  if (!kept) return <p className="loading">{words.loading}</p>;
  const { drafts, waiting } = kept;
  const here = { token, link, drafts, language, words, begin };
  if (arrival) {
    const leave = () => arrive(null);
    if (arrival.kind === 'file') return <HandIn {...here} {...{ leave }} hand={answering.hand} />;
    return arrival.kind === 'change' ? (
      <OwnAnswers {...here} {...{ arrival, leave }} />
    ) : (
      <Continuation {...here} {...{ arrival, leave }} />
    );
  }
  if (shown) {
    const another = personal ? undefined : answering.another;
    return (
      <Sending
        key={shown.item.id}
        {...answering}
        {...shown}
        {...{ link, language, words, another, arrive, tryNow }}
      />
    );
  }
  if (personal && link.answered_at && drafts.length === 0 && !session) {
    return <personal.Answered at={link.answered_at} {...{ link, language, words, handIn }} />;
  }
  if (link.wave.state !== 'open' && drafts.length === 0 && !session) return <Message title={words.closed} />;
  if (!link.model.web) return <NotForTheWeb link={link} words={words} />;
  if (!session) {
    const start = async (draft: Draft | undefined, discarded: Draft[]) => {
      await answering.discard(discarded);
      begin(draft);
    };
    return (
      <Welcome
        {...{ link, drafts, language, words, speak, waiting, tryNow, handIn }}
        privacy={personal?.privacy(words) ?? [words.privacy]}
        begin={(draft, discarded) => void start(draft, discarded)}
      />
    );
  }
  const foot = <Foot {...{ session, words, begin }} discard={(draft) => void answering.drop([draft])} />;
  return (
    <Questionnaire
      key={session.serial}
      {...{ session, words, saved, online, speak, foot }}
      finish={answering.finish}
    />
  );
}

interface FootProps {
  session: Session;
  words: Words;
  begin: (draft: Draft) => void;
  discard: (draft: Draft) => void;
}

/** Below the questions: whether another device has them too, and the ways to take them elsewhere. */
function Foot({ session, words, begin, discard }: FootProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {session.continued && <SyncState {...{ session, words, begin, discard }} />}
      <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.more}</summary>
        {open && <More session={session} words={words} />}
      </details>
    </>
  );
}

function NotForTheWeb({ link, words }: { link: LinkContent; words: Words }) {
  return (
    <Message title={words.notWebTitle} text={words.notWebText}>
      <ul>
        {link.model.web_reasons.map(({ node, code, message }) => (
          <li key={node + code + message}>
            {node && <code>{node}</code>} {message}
          </li>
        ))}
      </ul>
    </Message>
  );
}
