import { PartDown, problemFrom } from '../api/problem';

const address = '/api/identity/v1/session';

export type SessionState = 'unknown' | 'signed-in' | 'signed-out';

/** Somebody signed out without a connection. */
const leaving = 'duru.leaving';

interface TokenAnswer {
  access_token: string;
}

const hasToken = (value: unknown): value is TokenAnswer =>
  typeof value === 'object' && value !== null && 'access_token' in value;

/**
 * Who is signed in on this page. The access token lives in memory only; the refresh cookie is out of
 * reach of scripts and is sent to the session path alone.
 */
export class Session {
  #token: string | null = null;
  #state: SessionState = 'unknown';
  #refreshing: Promise<boolean> | null = null;
  readonly #listeners = new Set<() => void>();

  get state(): SessionState {
    return this.#state;
  }

  get token(): string | null {
    return this.#token;
  }

  /** Whose token it is. */
  get person(): string | null {
    return this.#token && subjectOf(this.#token);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @throws {Problem} `sign_in.failed` and the like; {PartDown} when identity does not answer. */
  async signIn(credentials: { email: string; password: string; totp?: string }): Promise<void> {
    const response = await send('POST', address, credentials);
    window.localStorage.removeItem(leaving);
    this.#become(await tokenFrom(response));
  }

  /**
   * Asks for a new token by the cookie; several callers share one request.
   * @returns whether somebody is signed in
   * @throws {PartDown} when identity does not answer: that is no sign-out
   */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /** Without a connection the server is told at the next one; the cookie opens nothing here until then. */
  async signOut(): Promise<void> {
    try {
      await this.#leave();
    } catch (error) {
      if (!(error instanceof PartDown)) throw error;
      window.localStorage.setItem(leaving, 'yes');
    }
    this.#become(null);
  }

  async #leave(): Promise<void> {
    const headers: HeadersInit = this.#token ? { authorization: `Bearer ${this.#token}` } : {};
    await send('DELETE', address, undefined, headers);
    window.localStorage.removeItem(leaving);
  }

  async #refresh(): Promise<boolean> {
    if (window.localStorage.getItem(leaving)) {
      await this.#leave();
      this.#become(null);
      return false;
    }
    const response = await send('POST', `${address}/refresh`);
    if (response.status === 401 || response.status === 403) this.#become(null);
    else this.#become(await tokenFrom(response));
    return this.#token !== null;
  }

  #become(token: string | null) {
    const state = token ? 'signed-in' : 'signed-out';
    const before = this.person;
    const known = this.#state;
    this.#token = token;
    this.#state = state;
    // Another tab may have signed in somebody else: the cookie is shared.
    const changed = state !== known || this.person !== before;
    if (changed) for (const listener of this.#listeners) listener();
  }
}

/** The `sub` of a token; null when it is not one that can be read. The server alone verifies it. */
function subjectOf(token: string): string | null {
  const payload = token.split('.')[1] ?? '';
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    const subject = (claims as { sub?: unknown }).sub;
    return typeof subject === 'string' ? subject : null;
  } catch {
    return null;
  }
}

async function send(
  method: string,
  url: string,
  body?: unknown,
  headers: HeadersInit = {},
): Promise<Response> {
  const request = new Request(new URL(url, window.location.href), {
    method,
    credentials: 'same-origin',
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? null : JSON.stringify(body),
  });
  try {
    return await fetch(request);
  } catch {
    throw new PartDown('identity', !navigator.onLine);
  }
}

async function tokenFrom(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok || !hasToken(body)) throw problemFrom(response, body);
  return body.access_token;
}

export const session = new Session();
