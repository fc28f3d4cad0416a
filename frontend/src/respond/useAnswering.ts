import { useCallback, useEffect, useState } from 'react';
import { newId } from '../lib/ids/new-id';
import {
  type Draft,
  type LinkContent,
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
import type { FieldProblem } from './server';
import { Session } from './session';

interface Kept {
  /** Begun on this device and not yet handed over. */
  draft: Draft | undefined;
  /** How many of this link wait to be sent. */
  waiting: number;
}

interface Shown {
  item: Waiting;
  outcome: Outcome | undefined;
  receipt: Receipt | undefined;
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
    const draft = await read('drafts', token).catch(() => undefined);
    const handedOver = items.some(({ id }) => id === draft?.id);
    setKept({ draft: handedOver ? undefined : draft, waiting: items.length });
    return handedOver || !draft ? items : [];
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
    const content = (draft && (await contentOf(draft.id))) ?? link;
    if (!draft && kept?.draft) await remove('links', kept.draft.id).catch(() => undefined);
    const fresh = new Session(token, content, language, draft);
    await write('links', { key: fresh.id, content }).catch(() => undefined); // costs the offline visit only
    if (content.media?.length) void keepFormFiles(token, content).catch(() => undefined);
    void navigator.storage?.persist?.().catch(() => undefined); // asked for; a browser may say no
    setSession(fresh);
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
    await hand({ id: session.id, token, wave: wave.id, title: wave.title, body, queuedAt });
  };

  const mend = async () => {
    if (!item) return;
    const content = (await contentOf(item.id)) ?? link;
    const draft = await read('drafts', token).catch(() => undefined);
    const open = new Session(token, content, language, draft?.id === item.id ? draft : draftFrom(item));
    const outcome = outcomes[item.id];
    mark(open, outcome?.kind === 'refused' ? outcome.fields : []);
    await write('drafts', open.draft());
    await remove('outbox', item.id);
    setSession(open);
    setItem(undefined);
  };

  const sendAsNew = async () => {
    if (!item) return;
    const draft = await read('drafts', token);
    await hand({ ...item, id: newId() });
    await remove('outbox', item.id);
    await remove('links', item.id);
    if (draft?.id === item.id) await remove('drafts', token);
  };

  const another = () => {
    setSession(null);
    setItem(undefined);
    void look();
  };

  const outcome = item && outcomes[item.id];
  const receipt = outcome?.kind === 'received' ? outcome.receipt : undefined;
  const shown: Shown | undefined = item && { item, outcome, receipt };
  return { kept, session, shown, begin, finish, mend, sendAsNew, another };
}

/** The files that the answers name; a browser may have thrown one away to make room. */
async function filesOf(session: Session) {
  const named = session.withFiles();
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
function draftFrom({ id, token, body }: Waiting): Draft {
  const { language, started_at: startedAt, answers } = body;
  return { id, token, language, startedAt, answers, savedAt: body.ended_at, screen: '', seed: id };
}

/** The form opens where the server found the first fault; the words are the page's, in the reader's language. */
function mark(session: Session, fields: FieldProblem[]): void {
  for (const { pointer } of fields) {
    const node = session.at(pointer);
    if (node) session.refused.add(node);
  }
}
