import { useEffect, useRef, useState } from 'react';
import { type Draft, write } from '../database';
import type { Session } from '../session';
import { say, type Words } from '../strings';
import { clock } from '../when';
import { bringFiles, fetchKept } from './keeping';
import { type SyncState as State, Syncing } from './Syncing';
import { type ContinuingWords, continuingWords } from './words';

interface Props {
  session: Session;
  words: Words;
  begin: (draft: Draft) => void;
  /** Takes the draft off this device. */
  discard: (draft: Draft) => void;
}

/** Says whether the other device has what is here, and what to do when it has something newer. */
export default function SyncState({ session, words, begin, discard }: Props) {
  const own = continuingWords(words);
  const [state, setState] = useState<State>({ kind: 'keeping' });
  const syncing = useRef<Syncing | undefined>(undefined);
  useEffect(() => {
    const made = new Syncing(session, setState);
    syncing.current = made;
    return made.start();
  }, [session]);

  const secret = session.continued?.secret ?? '';
  const takeNewer = async () => {
    const found = await fetchKept(session.token, secret);
    if (found.kind !== 'found') return setState({ kind: found.kind });
    await bringFiles(session.token, secret, found, () => undefined);
    const place = session.draft().token;
    const draft = {
      ...found.draft,
      token: place,
      continued: { secret, version: found.version, said: 'same' },
    };
    session.handedOver = true;
    await write('drafts', draft).catch(() => undefined);
    begin(draft);
  };
  const keepMine = async () => {
    const found = await fetchKept(session.token, secret);
    if (found.kind === 'found') await syncing.current?.keepMine(found.version);
    else setState({ kind: found.kind });
  };
  const goOn = async () => {
    session.continued = undefined;
    await write('drafts', session.draft()).catch(() => undefined);
    session.goTo(session.screen);
  };
  if (state.kind === 'newer') {
    return (
      <Notice text={own.newer}>
        <button type="button" onClick={() => void keepMine()}>
          {own.keepMine}
        </button>
        <button type="button" className="primary" onClick={() => void takeNewer()}>
          {own.takeNewer}
        </button>
      </Notice>
    );
  }
  if (state.kind === 'gone' || state.kind === 'tampered') {
    return (
      <Notice text={own[state.kind]}>
        <button type="button" onClick={() => discard(session.draft())}>
          {own.removeHere}
        </button>
        <button type="button" className="primary" onClick={() => void goOn()}>
          {own.goOn}
        </button>
      </Notice>
    );
  }
  return (
    <p className="saved" role="status">
      {told(state, own, words, session.language)}
    </p>
  );
}

function Notice({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <div className="notice" role="alert">
      <p>{text}</p>
      <div className="side-by-side">{children}</div>
    </div>
  );
}

function told(state: State, own: ContinuingWords, words: Words, language: string): string {
  if (state.kind === 'keeping') return own.making;
  if (state.kind === 'kept') {
    const lacking =
      state.leftOut.length > 0 ? ` ${say(own.leftOut, { names: state.leftOut.join(', ') })}` : '';
    const late = state.pending.length > 0 ? ` ${say(own.late, { names: state.pending.join(', ') })}` : '';
    return say(own.kept, { time: clock(state.at, language) }) + lacking + late;
  }
  if (state.kind === 'closed') return words.closed;
  if (state.kind === 'revoked') return words.revoked;
  return state.kind === 'full' ? own.full : own.pending;
}
