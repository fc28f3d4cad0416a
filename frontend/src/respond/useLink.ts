import { useCallback, useEffect, useState } from 'react';
import { prepare } from '../lib/form-engine/prepare';
import { forgetPeople, type LinkContent, read, write } from './database';
import type { Answered, Away } from './personal/pages';
import { fetchLink } from './server';
import type { Words } from './strings';

/** What is loaded only for who has a link of their own. */
export interface Personal {
  /** What happens with the answers. */
  privacy: (words: Words) => string[];
  Answered: typeof Answered;
  /** The people that it asks about were not fetched, for nothing is asked now. */
  unasked: boolean;
}

export type LinkState =
  | { kind: 'loading' }
  | { kind: 'ready'; content: LinkContent; personal?: Personal }
  | { kind: 'unknown' }
  | { kind: 'offline' }
  | { kind: 'no-people'; Away: typeof Away };

const LOADING: LinkState = { kind: 'loading' };

/**
 * What the link asks: fresh when the server answers, else as it was at the last visit. `arrived`: the address brought
 * answers to go on with, maybe only after the link was opened.
 */
export function useLink(token: string, arrived: boolean): [LinkState, () => void] {
  const [state, setState] = useState(LOADING);
  const load = useCallback(
    async (forArrival: boolean) => {
      setState(LOADING);
      setState(await opened(token, forArrival));
    },
    [token],
  );
  useEffect(() => void load(false), [load]);
  const lacking = arrived && state.kind === 'ready' && state.personal?.unasked === true;
  useEffect(() => {
    if (lacking) void load(true);
  }, [lacking, load]);
  return [lacking ? LOADING : state, () => void load(false)];
}

async function opened(token: string, arrived: boolean): Promise<LinkState> {
  const answer = await fetchLink(token);
  if (answer.kind === 'unknown') {
    await forgetPeople(token).catch(() => undefined);
    return answer;
  }
  const fresh = answer.kind === 'found' ? answer.content : undefined;
  const content = fresh ?? (await read('links', token).catch(() => undefined))?.content;
  if (!content) return { kind: 'offline' };
  await prepare(content.model);
  if (content.kind === 'personal') {
    const script = await import('./personal/opening').catch(() => undefined);
    return script ? script.openPersonal(token, fresh, arrived) : { kind: 'offline' };
  }
  // Not being able to keep it costs the offline visit only.
  if (fresh) await write('links', { key: token, content: fresh }).catch(() => undefined);
  return { kind: 'ready', content };
}
