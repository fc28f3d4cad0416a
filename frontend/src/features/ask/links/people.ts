/** The invited people of a named wave, each with the link that is theirs now. Pure. */

import type { Language } from '../../../lib/i18n/languages';
import { isLanguage } from '../../../lib/i18n/languages';
import type { WaveLink } from './links';

export interface Invited {
  link: WaveLink;
  invitation: string;
  /** Empty where the reader may not see names. */
  name: string;
  role: string;
  school: string;
  network: { id: string; label: string };
  answeredAt: string | null;
  /** Null for a revoked link, and for who may not give addresses out. */
  url: string | null;
  active: boolean;
  language: Language | null;
}

export type Shown = 'all' | 'waiting' | 'answered';

/** One row an invitation: its active link, or the one that was revoked last. By network, then name. */
export function invitedOf(links: WaveLink[], names: ReadonlyMap<string, string>): Invited[] {
  const newest = new Map<string, WaveLink>();
  // Ids grow with time, so that a later one is newer; only the newest can be active.
  for (const link of [...links].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (link.person) newest.set(link.person.invitation_id, link);
  }
  return [...newest.values()]
    .flatMap((link) => (link.person ? [invited(link, link.person, names)] : []))
    .sort(
      (a, b) =>
        a.network.label.localeCompare(b.network.label) ||
        a.name.localeCompare(b.name) ||
        a.school.localeCompare(b.school),
    );
}

function invited(
  link: WaveLink,
  person: NonNullable<WaveLink['person']>,
  names: ReadonlyMap<string, string>,
): Invited {
  return {
    link,
    invitation: person.invitation_id,
    name: names.get(person.person_id) ?? '',
    role: person.role,
    school: person.school?.label ?? '',
    network: link.network,
    answeredAt: person.answered_at,
    url: link.url,
    active: link.state === 'active',
    language: isLanguage(person.language) ? person.language : null,
  };
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLocaleLowerCase();

/** Those whose name, school, network or role has the words; accents do not matter. */
export function found(
  all: Invited[],
  wanted: string,
  shown: Shown,
  roleOf: (role: string) => string,
): Invited[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  return all.filter((one) => {
    if (shown === 'waiting' && one.answeredAt) return false;
    if (shown === 'answered' && !one.answeredAt) return false;
    const text = plain(`${one.name} ${one.school} ${one.network.label} ${roleOf(one.role)}`);
    return words.every((word) => text.includes(word));
  });
}

/** In the order of the rows: each network with its people. */
export function byNetwork(rows: Invited[]): { id: string; label: string; people: Invited[] }[] {
  const groups = new Map<string, { id: string; label: string; people: Invited[] }>();
  for (const row of rows) {
    const group = groups.get(row.network.id) ?? { ...row.network, people: [] };
    group.people.push(row);
    groups.set(row.network.id, group);
  }
  return [...groups.values()];
}
