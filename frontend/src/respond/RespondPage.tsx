import { useEffect, useState } from 'react';
import { useOnline } from '../lib/offline/useOnline';
import type { Draft, LinkContent } from './database';
import { Message } from './Message';
import { outbox } from './outbox';
import { Questionnaire } from './Questionnaire';
import { Sending } from './Sending';
import { useSaving } from './saving';
import { pageLanguage, type Words, wordsOf } from './strings';
import { useAnswering } from './useAnswering';
import { type Personal, useLink } from './useLink';
import { useOnlyTab } from './useOnlyTab';
import { Welcome } from './Welcome';

/** The languages a person may want, the wish in the address first. */
const wished = () => [new URLSearchParams(location.search).get('lang') ?? '', ...navigator.languages];

export function RespondPage({ token }: { token: string }) {
  const [link, reload] = useLink(token);
  const [tab, takeOver] = useOnlyTab(token);
  const words = wordsOf(pageLanguage(wished()));
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
  return <Answering token={token} link={link.content} personal={link.personal} />;
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
}

function Answering({ token, link, personal }: AnsweringProps) {
  const [language, setLanguage] = useState(() => firstLanguage(link));
  const answering = useAnswering(token, link, language);
  const { session, kept, shown } = answering;
  const saved = useSaving(session);
  const online = useOnline();
  const spoken = language === 'default' ? pageLanguage(wished()) : language;
  const words: Words = wordsOf(pageLanguage([spoken, ...wished()]));

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

  if (!kept) return <p className="loading">{words.loading}</p>;
  if (shown) {
    const another = personal ? undefined : answering.another;
    const tryNow = () => void outbox.tryNow();
    return <Sending {...answering} {...shown} {...{ language, words, another, tryNow }} />;
  }
  if (personal && link.answered_at && !kept.draft && !session) {
    return <personal.Answered at={link.answered_at} {...{ language, words }} />;
  }
  if (link.wave.state !== 'open' && !kept.draft && !session) return <Message title={words.closed} />;
  if (!link.model.web) return <NotForTheWeb link={link} words={words} />;
  if (!session) {
    const begin = (draft: Draft | undefined) => void answering.begin(draft);
    const { draft, waiting } = kept;
    const privacy = personal?.privacy(words) ?? [words.privacy];
    return (
      <Welcome
        {...{ link, draft, language, words, speak, begin, waiting }}
        privacy={privacy}
        tryNow={() => void outbox.tryNow()}
      />
    );
  }
  return <Questionnaire {...{ session, words, saved, online, speak }} finish={answering.finish} />;
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
