/** What opening a personal link needs beside the questionnaire: the people that it asks about. */

import { type Draft, draftsOf, type LinkContent, read, readAll, write } from '../database';
import { call } from '../server';
import type { Words } from '../strings';
import type { LinkState } from '../useLink';
import { Answered, Away } from './pages';
import { asksForPeople, type Person, seated } from './people';
import { personalWords } from './words';

/**
 * `fresh` is what the server says now, `kept` what it said at the last visit; one of them is there. `arrived`: the
 * address brought answers to go on with.
 */
export async function openPersonal(
  token: string,
  fresh: LinkContent | undefined,
  arrived: boolean,
): Promise<LinkState> {
  const kept = await read('links', token).catch(() => undefined);
  const content = fresh ?? kept?.content;
  if (!content) return { kind: 'offline' };
  const drafts = await draftsOf(token).catch(() => []);
  const waiting = (await readAll('outbox').catch(() => [])).filter((item) => item.token === token);
  const isBegun = drafts.length > 0 || waiting.length > 0;
  const about = asksForPeople(content.model);
  // Who has answered, or comes too late, is asked nothing: no name comes onto the device for it, and none stays.
  const isOpen = content.wave.state === 'open';
  const asked = about && (isBegun || (isOpen && (arrived || !content.answered_at)));
  const people = asked ? ((fresh && (await fetchPeople(token))) ?? kept?.people) : undefined;
  if (fresh || (kept?.people && !asked)) {
    // Not being able to keep it costs the offline visit only.
    await write('links', { key: token, content, ...(people && { people }) }).catch(() => undefined);
  }
  // What was begun has its people with it.
  const begun = asked && !people ? await begunWith(drafts) : undefined;
  if (asked && !people && !begun) return { kind: 'no-people', Away };
  const ready = people ? seated(content, people) : (begun ?? content);
  const privacy = (words: Words) => {
    const own = personalWords(words);
    return asked ? [own.privacy, own.asksPeople] : [own.privacy];
  };
  return {
    kind: 'ready',
    content: ready,
    personal: { privacy, Answered, unasked: about && isOpen && !asked },
  };
}

async function begunWith(drafts: Draft[]): Promise<LinkContent | undefined> {
  for (const { id } of drafts) {
    const begun = (await read('links', id).catch(() => undefined))?.content;
    if (begun?.nameless) return begun;
  }
  return undefined;
}

async function fetchPeople(token: string): Promise<Person[] | undefined> {
  const response = await call('/links/current/roster', token);
  if (!response?.ok) return undefined;
  try {
    const { items } = (await response.json()) as { items?: Person[] };
    return items;
  } catch {
    return undefined; // a gateway's page instead of an answer of the service
  }
}
