import { useEffect, useState } from 'react';
import { useOnline } from '../lib/offline/useOnline';
import {
  type Draft,
  type LinkContent,
  type Receipt,
  read,
  readAll,
  remove,
  type Waiting,
  write,
} from './database';
import { newId } from './identity';
import { Message } from './Message';
import { enqueue, flush, keepFlushing, type Outcome, onOutcome } from './outbox';
import { Questionnaire } from './Questionnaire';
import { Sending } from './Sending';
import { useSaving } from './saving';
import { Session } from './session';
import { pageLanguage, type Words, wordsOf } from './strings';
import { useLink } from './useLink';
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
  if (tab === 'elsewhere') {
    return (
      <Message
        title={words.elsewhereTitle}
        text={words.elsewhereText}
        action={{ label: words.takeOver, run: takeOver }}
      />
    );
  }
  return <Answering token={token} link={link.content} />;
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

interface Kept {
  draft: Draft | undefined;
  waiting: Waiting | undefined;
}

function Answering({ token, link }: { token: string; link: LinkContent }) {
  const [language, setLanguage] = useState(() => firstLanguage(link));
  const [kept, setKept] = useState<Kept | null>(null);
  const [session, setSession] = useState<Session | null>(null);
  const [waiting, setWaiting] = useState<Waiting>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [receipt, setReceipt] = useState<Receipt>();
  const saved = useSaving(session);
  const online = useOnline();
  const known = link.model.languages.some(({ code }) => code === language) ? language : '';
  const words: Words = wordsOf(pageLanguage(known && known !== 'default' ? [known] : wished()));

  useEffect(() => {
    void keptFor(token).then((found) => {
      setKept(found);
      setWaiting(found.waiting);
    });
  }, [token]);
  useEffect(keepFlushing, []);
  useEffect(
    () =>
      onOutcome((id, news) => {
        if (id !== waiting?.id) return;
        setOutcome(news);
        if (news.kind === 'received') setReceipt(news.receipt);
      }),
    [waiting],
  );
  useEffect(() => {
    const { documentElement } = document;
    documentElement.lang = known === 'default' ? pageLanguage(wished()) : language;
    documentElement.dir = /^(ar|fa|he|ur|ps|sd)\b/.test(language) ? 'rtl' : 'ltr';
    document.title = link.model.title || link.wave.title;
  }, [language, known, link]);

  const speak = (code: string) => {
    session?.speak(code);
    setLanguage(code);
    const address = new URL(location.href);
    address.searchParams.set('lang', code);
    history.replaceState(null, '', address);
  };
  const begin = async (draft: Draft | undefined) => {
    const content = draft ? ((await read('links', draft.id).catch(() => undefined))?.content ?? link) : link;
    const fresh = new Session(token, content, language, draft);
    await write('links', { key: fresh.id, content }).catch(() => undefined);
    void navigator.storage?.persist?.().catch(() => undefined); // asked for; a browser may say no
    setSession(fresh);
    fresh.goTo(fresh.screen);
  };
  const submit = async (from: Session, id: string) => {
    const { wave } = from.link;
    const item = { id, token, wave: wave.id, title: wave.title, body: from.submission(), queuedAt: now() };
    await write('drafts', from.draft()).catch(() => undefined);
    setOutcome({ kind: 'sending' });
    setWaiting(item);
    await enqueue(item).catch(() => setOutcome({ kind: 'waiting', retryAfter: 0 }));
  };
  const mend = async () => {
    const fields = outcome?.kind === 'refused' ? outcome.fields : [];
    const draft = await read('drafts', token);
    const open = session ?? (draft && new Session(token, link, language, draft));
    if (waiting) await remove('outbox', waiting.id);
    for (const { pointer, message } of fields) {
      const node = open?.at(pointer);
      if (node) open?.refused.set(node, message);
    }
    setWaiting(undefined);
    setOutcome(undefined);
    setSession(open ?? null);
  };
  const sendAsNew = async () => {
    if (!waiting) return;
    const item = { ...waiting, id: newId() };
    await remove('outbox', waiting.id);
    setOutcome({ kind: 'sending' });
    setWaiting(item);
    await enqueue(item);
    // The draft belonged to the number that is in use: it goes with the answers now sent under another.
    await remove('drafts', token);
  };
  const another = () => {
    setSession(null);
    setWaiting(undefined);
    setOutcome(undefined);
    setReceipt(undefined);
    setKept({ draft: undefined, waiting: undefined });
  };

  if (!kept) return <p className="loading">{words.loading}</p>;
  if (waiting) {
    const props = { item: waiting, receipt, outcome, language, words, mend, sendAsNew, another };
    return <Sending {...props} tryNow={() => void flush()} />;
  }
  if (link.wave.state === 'closed' && !kept.draft) return <Message title={words.closed} />;
  if (!link.model.web) return <NotForTheWeb link={link} words={words} />;
  if (!session) {
    const start = (draft: Draft | undefined) => void begin(draft);
    return <Welcome {...{ link, language, words, speak }} draft={kept.draft} begin={start} />;
  }
  const finish = () => void submit(session, session.id);
  return <Questionnaire {...{ session, words, saved, online, speak, finish }} />;
}

const now = () => new Date().toISOString();

/** What this device already holds for the link: something begun, or something not yet received. */
async function keptFor(token: string): Promise<Kept> {
  try {
    const waiting = (await readAll('outbox')).find((item) => item.token === token);
    return { draft: await read('drafts', token), waiting };
  } catch {
    return { draft: undefined, waiting: undefined }; // a private window without a database still answers
  }
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
