/** What an address brings beside the link: read once, and taken off the address bar. It never goes to a server. */

export type Arrival =
  /** Received answers that their sender wants to change. */
  | { kind: 'change'; response: string; token: string }
  /** Answers that were begun on another device. */
  | { kind: 'continue'; secret: string }
  /** No address, but a file that the person has. */
  | { kind: 'file' };

const CHANGE = /^#change=([0-9a-f-]{36})\.([A-Za-z0-9_-]{27})$/i;
const CONTINUE = /^#continue=([A-Za-z0-9_-]{43})$/;

/** One that is not whole arrives with nothing in it, so that the person is told. */
export function takeArrival(): Arrival | null {
  const { hash, pathname, search } = location;
  const kind = /^#(change|continue)=/.exec(hash)?.[1];
  if (!kind) return null;
  history.replaceState(null, '', pathname + search);
  const [, response = '', token = ''] = CHANGE.exec(hash) ?? [];
  if (kind === 'change') return { kind, response, token };
  return { kind: 'continue', secret: CONTINUE.exec(hash)?.[1] ?? '' };
}

/** The address that brings it, in the language that is shown. */
export function addressOf(
  token: string,
  language: string,
  arrival: Exclude<Arrival, { kind: 'file' }>,
): string {
  const { origin } = location;
  const what =
    arrival.kind === 'change' ? `change=${arrival.response}.${arrival.token}` : `continue=${arrival.secret}`;
  return `${origin}/s/${token}?lang=${encodeURIComponent(language)}#${what}`;
}
