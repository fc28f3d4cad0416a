import { useState } from 'react';
import { addressOf } from '../arrival';
import { write } from '../database';
import type { Session } from '../session';
import { ShareAddress } from '../share/ShareAddress';
import { say, type Words } from '../strings';
import { digestOf, keep, type Trouble } from './keeping';
import { canSeal, newSecret } from './sealing';
import { continuingWords } from './words';

type State = { kind: 'none' | 'making' | 'ready' } | { kind: Trouble };

/** Makes the address by which another device goes on, once what is here is kept for it. */
export function ContinueElsewhere({ session, words }: { session: Session; words: Words }) {
  const own = continuingWords(words);
  const [state, setState] = useState<State>({ kind: session.continued ? 'ready' : 'none' });
  const [leftOut, setLeftOut] = useState<string[]>([]);
  const make = async () => {
    setState({ kind: 'making' });
    const continued = { secret: newSecret(), version: '' };
    const { token, link } = session;
    const draft = session.draft();
    const result = await keep(token, link.instrument_version_id, draft, continued, new Set());
    if (result.kind !== 'kept') return setState({ kind: result.kind });
    const said = result.pending.length > 0 ? '' : await digestOf(draft);
    session.continued = { ...continued, version: result.version, said };
    await write('drafts', session.draft()).catch(() => undefined);
    setLeftOut(result.leftOut);
    setState({ kind: 'ready' });
    session.goTo(session.screen); // the page shows from now on whether the other device has it all
  };
  if (!canSeal()) return <p>{own.needsHttps}</p>;
  if (state.kind === 'ready' && session.continued) {
    const { secret } = session.continued;
    return (
      <>
        <p>{own.ready}</p>
        <ShareAddress
          address={addressOf(session.token, session.language, { kind: 'continue', secret })}
          title={session.link.model.title || session.link.wave.title}
          words={words}
        />
        {leftOut.length > 0 && <p role="status">{say(own.leftOut, { names: leftOut.join(', ') })}</p>}
      </>
    );
  }
  const trouble: Partial<Record<State['kind'], string>> = {
    offline: own.needsConnection,
    full: own.full,
    closed: words.closed,
    revoked: words.revoked,
    gone: own.needsConnection,
    newer: own.needsConnection,
  };
  return (
    <>
      <p>{own.lead}</p>
      {trouble[state.kind] && (
        <p className="problem" role="alert">
          {trouble[state.kind]}
        </p>
      )}
      <button type="button" disabled={state.kind === 'making'} onClick={() => void make()}>
        {state.kind === 'making' ? own.making : own.make}
      </button>
    </>
  );
}
