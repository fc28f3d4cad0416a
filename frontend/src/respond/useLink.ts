import { useCallback, useEffect, useState } from 'react';
import { prepare } from '../lib/form-engine/prepare';
import { type LinkContent, read, write } from './database';
import { fetchLink } from './server';

export type LinkState =
  | { kind: 'loading' }
  | { kind: 'ready'; content: LinkContent }
  | { kind: 'unknown' }
  | { kind: 'offline' };

/** What the link asks: fresh when the server answers, else as it was at the last visit. */
export function useLink(token: string): [LinkState, () => void] {
  const [state, setState] = useState<LinkState>({ kind: 'loading' });
  const load = useCallback(async () => {
    setState({ kind: 'loading' });
    const fresh = await fetchLink(token);
    if (fresh.kind === 'found') {
      await prepare(fresh.content.model);
      // Not being able to keep it costs the offline visit only.
      await write('links', { key: token, content: fresh.content }).catch(() => undefined);
      setState({ kind: 'ready', content: fresh.content });
    } else if (fresh.kind === 'unknown') setState({ kind: 'unknown' });
    else {
      const kept = await read('links', token).catch(() => undefined);
      if (kept) await prepare(kept.content.model);
      setState(kept ? { kind: 'ready', content: kept.content } : { kind: 'offline' });
    }
  }, [token]);
  useEffect(() => void load(), [load]);
  return [state, load];
}
