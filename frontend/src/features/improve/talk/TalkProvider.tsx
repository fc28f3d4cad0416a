import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useI18n } from '../../../lib/i18n/I18n';
import { type Comment, commentsQuery, type Subject } from '../../../lib/improve/talk';
import { type Thread, threadsOf } from '../../../lib/improve/threads';
import { type Colleague, colleaguesQuery, knowsColleagues } from '../../../lib/people/colleagues';
import { useMe } from '../../../lib/session/me';
import { namesQuery } from '../../../lib/session/names';
import { ThreadSheet } from './ThreadSheet';
import { useUnsent } from './unsent';

export interface Talk {
  subject: Subject;
  /** What the reader may do here beside reading. */
  mayWrite: boolean;
  threads: Thread[];
  /** Whether what was said could be read; what was kept on this device counts. */
  reading: 'ready' | 'waiting' | 'failed';
  /** The name of a person; of nobody in particular where it is not the reader's to know. */
  nameOf: (id: string) => string;
  /** The name of a field, for a comment that stands beside it. */
  fieldName: (pointer: string) => string | undefined;
  colleagues: Colleague[];
  /** Opens the thread of a field, or of the record as a whole. */
  open: (pointer: string | null) => void;
  /** What was begun and not sent yet, by place, so that closing a sheet loses nothing. */
  drafts: Map<string, string>;
}

const Context = createContext<Talk | null>(null);

interface TalkProviderProps {
  subject: Subject;
  mayWrite: boolean;
  /** `/questions/2/prediction` → "Prediction of question 3". */
  fieldName: (pointer: string) => string | undefined;
  children: ReactNode;
}

/** Everything that is said about one record, for the fields and panels of its page. Read once. */
export function TalkProvider({ subject, mayWrite, fieldName, children }: TalkProviderProps) {
  const { t } = useI18n();
  const me = useMe();
  const [place, setPlace] = useState<{ pointer: string | null } | null>(null);
  const [drafts] = useState(() => new Map<string, string>());
  const comments = useQuery(commentsQuery(subject.kind, subject.id));
  const unsent = useUnsent(subject, me.id);
  const all = useMemo(() => merge(comments.data ?? [], unsent), [comments.data, unsent]);
  const people = useMemo(() => all.flatMap(({ created_by, mentions }) => [created_by, ...mentions]), [all]);
  const names = useQuery(namesQuery(people));
  const colleagues = useQuery({
    ...colleaguesQuery(subject.networkId),
    enabled: knowsColleagues(me, subject.projectId),
  });
  const value = useMemo<Talk>(
    () => ({
      subject,
      mayWrite,
      threads: threadsOf(all),
      reading: comments.data ? 'ready' : comments.error ? 'failed' : 'waiting',
      nameOf: (id) =>
        names.data?.get(id) ??
        colleagues.data?.find((one) => one.id === id)?.name ??
        (id === me.id ? me.name : names.isPending ? '…' : t('talk.somebody')),
      fieldName,
      colleagues: (colleagues.data ?? []).filter(({ id }) => id !== me.id),
      open: (pointer) => setPlace({ pointer }),
      drafts,
    }),
    [
      subject,
      mayWrite,
      all,
      comments.data,
      comments.error,
      names.data,
      names.isPending,
      colleagues.data,
      fieldName,
      me,
      t,
      drafts,
    ],
  );
  return (
    <Context.Provider value={value}>
      {children}
      {place && <ThreadSheet pointer={place.pointer} onClose={() => setPlace(null)} />}
    </Context.Provider>
  );
}

/** What waits on this device, after what the server has. */
function merge(received: Comment[], unsent: Comment[]): Comment[] {
  const there = new Set(received.map(({ id }) => id));
  return [...received, ...unsent.filter(({ id }) => !there.has(id))];
}

export function useTalk(): Talk {
  const talk = useContext(Context);
  if (!talk) throw new Error('a comment needs a TalkProvider above it');
  return talk;
}

/** For fields that are also drawn where nothing is talked about. */
export const useTalkIfAny = () => useContext(Context);
