import type { Session } from '../session/session';
import { PartDown, partOf } from './problem';

/**
 * `fetch` with the bearer token. A 401 is answered once by a new token from the cookie, then the request
 * goes out again; a second 401 is the caller's.
 * @throws {PartDown} when there is no connection
 */
export function authorisedFetch(session: Session) {
  return async (input: Request): Promise<Response> => {
    const again = input.clone();
    const first = await attempt(input, session);
    if (first.status !== 401) return first;
    if (!(await session.refresh())) return first;
    return attempt(again, session);
  };
}

/**
 * The same, in the name of this person alone: another may have signed in on this device meanwhile.
 * @throws {Error} when it is somebody else
 */
export function sendAs(session: Pick<Session, 'person' | 'token' | 'refresh'>, person: string) {
  const own = async (request: Request) => {
    if (session.person !== person) throw new Error('somebody else is signed in');
    return attempt(request, session);
  };
  return async (input: Request): Promise<Response> => {
    const again = input.clone();
    const first = await own(input);
    if (first.status !== 401 || !(await session.refresh())) return first;
    return own(again);
  };
}

async function attempt(request: Request, session: Pick<Session, 'token'>): Promise<Response> {
  if (session.token) request.headers.set('authorization', `Bearer ${session.token}`);
  try {
    return await fetch(request);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new PartDown(partOf(request.url), !navigator.onLine);
  }
}
