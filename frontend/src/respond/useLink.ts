import { useCallback, useEffect, useState } from 'react';
import { prepare } from '../lib/form-engine/prepare';
import { type LinkContent, read, write } from './database';
import type { Answered, Away } from './personal/pages';
import { fetchLink } from './server';
import type { Words } from './strings';

/** What is loaded only for who has a link of their own. */
export interface Personal {
  /** What happens with the answers. */
  privacy: (words: Words) => string[];
  Answered: typeof Answered;
}

export type LinkState =
  | { kind: 'loading' }
  | { kind: 'ready'; content: LinkContent; personal?: Personal }
  | { kind: 'unknown' }
  | { kind: 'offline' }
  | { kind: 'no-people'; Away: typeof Away };

/** What the link asks: fresh when the server answers, else as it was at the last visit. */
export function useLink(token: string): [LinkState, () => void] {
  const [state, setState] = useState<LinkState>({ kind: 'loading' });
  const load = useCallback(async () => {
    setState({ kind: 'loading' });
    setState(await opened(token));
  }, [token]);
  useEffect(() => void load(), [load]);
  return [state, load];
}

async function opened(token: string): Promise<LinkState> {
  const answer = await fetchLink(token);
  if (answer.kind === 'unknown') return answer;
  const fresh = answer.kind === 'found' ? answer.content : undefined;
  const content = fresh ?? (await read('links', token).catch(() => undefined))?.content;
  if (!content) return { kind: 'offline' };
  await prepare(content.model);
  if (content.kind === 'personal') {
    const script = await import('./personal/opening').catch(() => undefined);
    return script ? script.openPersonal(token, fresh) : { kind: 'offline' };
  }
  // Not being able to keep it costs the offline visit only.
  if (fresh) await write('links', { key: token, content: fresh }).catch(() => undefined);
  return { kind: 'ready', content };
}
