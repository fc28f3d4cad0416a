import { useCallback, useEffect, useState } from 'react';
import { newId } from '../lib/ids/new-id';
import {
  type Draft,
  draftsOf,
  forgetPeople,
  type LinkContent,
  moveFiles,
  placeOf,
  type Receipt,
  read,
  readAll,
  readFiles,
  remove,
  type Waiting,
  write,
} from './database';
import { keepFormFiles } from './form-files';
import { enqueue, type Outcome, outbox } from './outbox';
import { ahead } from './rooms';
import { questionsOf, screensOf } from './screens';
import type { FieldProblem } from './server';
import { Session } from './session';

interface Kept {
  /** Begun and not yet handed over, the newest first. */
  drafts: Draft[];
  /** How many of this link wait to be sent. */
  waiting: number;
}

interface Shown {
  item: Waiting;
  outcome: Outcome | undefined;
  receipt: Receipt | undefined;
  /** In memory only: on a shared phone nobody finds it once the receipt is left. */
  amendToken: string | undefined;
}

/** From the welcome to the receipt: what is open, what waits, and the ways between them. */
export function useAnswering(token: string, link: LinkContent, language: string) {
  const [kept, setKept] = useState<Kept | null>(null);
  const [session, setSession] = useState<Session | null>(null);
  const [item, setItem] = useState<Waiting>();
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({});

  const look = useCallback(async (): Promise<Waiting[]> => {
    // A private window without a database still lets a person answer.
    const items = (await readAll('outbox').catch(() => [])).filter((each) => each.token === token);
    const all = await draftsOf(token).catch(() => []);
    const drafts = all.filter((draft) => !items.some(({ id }) => id === draft.id));
    setKept({ drafts, waiting: items.length });
    return drafts.length > 0 ? [] : items;
  }, [token]);

  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    const hear = outbox.onOutcome((id, outcome) => {
      setOutcomes((before) => ({ ...before, [id]: outcome }));
      if (outcome.kind === 'received') void look();
    });
    // Sending starts once this page knows what waits, so that a receipt is never given to nobody.
    void look().then((items) => {
      if (gone) return;
      setItem(items.at(-1));
      stop = outbox.keepFlushing();
    });
    return () => {
      gone = true;
      hear();
      stop?.();
    };
  }, [look]);

  const begin = async (draft: Draft | undefined) => {
    if (session) session.handedOver = true; // another takes its place: it is saved no more
    const content = (draft && (await contentOf(draft.id))) ?? link;
    const fresh = new Session(token, content, language, draft);
    await noteKept(fresh);
    await write('links', { key: fresh.id, content }).catch(() => undefined); // costs the offline visit only
    ahead();
    if (content.media?.length) void keepFormFiles(token, content).catch(() => undefined);
    void navigator.storage?.persist?.().catch(() => undefined); // asked for; a browser may say no
    setSession(fresh);
    setItem(undefined);
  };

  const hand = async (next: Waiting) => {
    setOutcomes((before) => ({ ...before, [next.id]: { kind: 'sending' } }));
    setItem(next);
    try {
      await enqueue(next);
    } catch {
      setOutcomes((before) => ({ ...before, [next.id]: { kind: 'waiting', retryAfter: 0 } }));
    }
  };

  const finish = async () => {
    if (!session) return;
    const { wave } = session.link;
    const body = session.submission();
    const files = await filesOf(session);
    if (files.lost.length > 0) return session.refuse(files.lost);
    if (files.kept.length > 0) body.attachments = files.kept;
    session.handedOver = true;
    await write('drafts', session.draft()).catch(() => undefined); // the outbox holds all of it, too
    const queuedAt = new Date().toISOString();
    const { id, amends, continued } = session;
    await hand({
      id,
      token,
      wave: wave.id,
      title: wave.title,
      body,
      queuedAt,
      ...(amends && { amends }),
      ...(continued && { continued }),
    });
  };

  const mend = async () => {
    if (!item) return;
    const content = (await contentOf(item.id)) ?? link;
    const drafts = await draftsOf(token).catch(() => []);
    const draft = drafts.find(({ id }) => id === item.id);
    const open = new Session(token, content, language, draft ?? draftFrom(item));
    const outcome = outcomes[item.id];
    if (outcome?.kind === 'refused' && !mark(open, outcome.fields)) {
      return setOutcomes((before) => ({ ...before, [item.id]: { ...outcome, fields: [] } }));
    }
    await write('drafts', open.draft());
    await remove('outbox', item.id);
    setSession(open);
    setItem(undefined);
  };

  const sendAsNew = async () => {
    if (!item) return;
    const drafts = await draftsOf(token);
    const id = newId();
    await moveFiles(item.id, id);
    await hand({ ...item, id });
    await remove('outbox', item.id);
    await remove('links', item.id).catch(() => undefined);
    for (const draft of drafts) if (draft.id === item.id) await remove('drafts', draft.token);
  };

  /** The same change, of the version that is the newest now. */
  const amendNow = async (version: string) => {
    if (item?.amends) await hand({ ...item, amends: { ...item.amends, version } });
  };

  /** What was not taken leaves this device. */
  const forget = async () => {
    if (!item) return;
    await remove('outbox', item.id);
    await drop((await draftsOf(token)).filter(({ id }) => id === item.id));
  };

  /** Put away for good, with their files. */
  const discard = async (drafts: Draft[]) => {
    for (const draft of drafts) {
      if (session?.id === draft.id) session.handedOver = true;
      await remove('drafts', draft.token).catch(() => undefined);
      await remove('links', draft.id).catch(() => undefined);
      for (const { key } of await readFiles(draft.id).catch(() => [])) await remove('files', key);
    }
    await look();
  };

  /** Put away with nothing begun in their place: the names that were here for them go, too. */
  const drop = async (drafts: Draft[]) => {
    await discard(drafts);
    if ((await draftsOf(token).catch(() => [])).length === 0)
      await forgetPeople(token).catch(() => undefined);
    another();
  };

  const another = () => {
    setOutcomes({}); // with the token of a receipt that was shown
    setSession(null);
    setItem(undefined);
    void look();
  };

  const outcome = item && outcomes[item.id];
  const received = outcome?.kind === 'received' ? outcome : undefined;
  const shown: Shown | undefined = item && {
    item,
    outcome,
    receipt: received?.receipt,
    amendToken: received?.amendToken,
  };
  return {
    kept,
    session,
    shown,
    begin,
    hand,
    finish,
    mend,
    sendAsNew,
    amendNow,
    forget,
    discard,
    drop,
    another,
  };
}

/** What came from another device is kept there as it is opened, before anything is typed. */
async function noteKept(session: Session): Promise<void> {
  const { continued } = session;
  if (continued?.said !== 'same') return;
  // Not knowing it, the page keeps it there once more.
  const said = await import('./continuing/keeping')
    .then(({ digestOf }) => digestOf(session.draft()))
    .catch(() => '');
  session.continued = { ...continued, said };
}

/** The files that the answers name; a browser may have thrown one away to make room. */
async function filesOf(session: Session) {
  const there = new Set(session.amends?.files);
  const named = session.withFiles().filter(({ value }) => !there.has(value));
  const kept = named.length > 0 ? await readFiles(session.id).catch(() => []) : [];
  const found = new Map(kept.map((file) => [file.name, file]));
  return {
    lost: named.filter(({ value }) => !found.has(value)),
    kept: named.flatMap(({ value: name }) => {
      const file = found.get(name);
      return file ? [{ name, sha256: file.sha256, size: file.bytes.byteLength }] : [];
    }),
  };
}

const contentOf = async (id: string): Promise<LinkContent | undefined> =>
  (await read('links', id).catch(() => undefined))?.content;

/** What was sent, as a draft again: when another person's draft has taken its place meanwhile. */
function draftFrom({ id, token, body, amends, continued }: Waiting): Draft {
  const { language, started_at: startedAt, answers } = body;
  return {
    id,
    token: placeOf(token, id),
    language,
    startedAt,
    answers,
    savedAt: body.ended_at,
    screen: '',
    seed: id,
    ...(amends && { amends }),
    ...(continued && { continued }),
  };
}

/**
 * The form opens where the server found the first fault; the words are the page's, in the reader's language.
 * @returns whether there is a question that shows it
 */
function mark(session: Session, fields: FieldProblem[]): boolean {
  for (const { pointer } of fields) {
    const node = session.at(pointer);
    if (node) session.refused.add(node);
  }
  return screensOf(session.state.run.root).some(({ items }) =>
    questionsOf(items).some((node) => session.refused.has(node)),
  );
}
