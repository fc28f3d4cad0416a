/** What opening a personal link needs beside the questionnaire: the people that it asks about. */

import { draftsOf, type LinkContent, read, write } from '../database';
import { call } from '../server';
import type { Words } from '../strings';
import type { LinkState } from '../useLink';
import { Answered, Away } from './pages';
import { asksForPeople, type Person, seated } from './people';
import { personalWords } from './words';

/** `fresh` is what the server says now, `kept` what it said at the last visit; one of them is there. */
export async function openPersonal(token: string, fresh: LinkContent | undefined): Promise<LinkState> {
  const kept = await read('links', token).catch(() => undefined);
  const content = fresh ?? kept?.content;
  if (!content) return { kind: 'offline' };
  const drafts = await draftsOf(token).catch(() => []);
  // Who has answered is asked nothing any more, and needs nobody's name for it, unless answers may be changed.
  const answering = !content.answered_at || drafts.length > 0 || content.wave.amendments;
  const asked = asksForPeople(content.model) && answering;
  const people = asked ? ((fresh && (await fetchPeople(token))) ?? kept?.people) : undefined;
  if (fresh) {
    // Not being able to keep it costs the offline visit only.
    await write('links', { key: token, content, ...(people && { people }) }).catch(() => undefined);
  }
  if (asked && !people) return { kind: 'no-people', Away };
  const ready = people ? seated(content, people) : content;
  const privacy = (words: Words) => {
    const own = personalWords(words);
    return asked ? [own.privacy, own.asksPeople] : [own.privacy];
  };
  return { kind: 'ready', content: ready, personal: { privacy, Answered } };
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
