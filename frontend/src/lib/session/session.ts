import { PartDown, problemFrom } from '../api/problem';

const address = '/api/identity/v1/session';

export type SessionState = 'unknown' | 'signed-in' | 'signed-out';

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

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @throws {Problem} `sign_in.failed` and the like; {PartDown} when identity does not answer. */
  async signIn(credentials: { email: string; password: string; totp?: string }): Promise<void> {
    const response = await send('POST', address, credentials);
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

  async signOut(): Promise<void> {
    const headers: HeadersInit = this.#token ? { authorization: `Bearer ${this.#token}` } : {};
    await send('DELETE', address, undefined, headers);
    this.#become(null);
  }

  async #refresh(): Promise<boolean> {
    const response = await send('POST', `${address}/refresh`);
    if (response.status === 401 || response.status === 403) this.#become(null);
    else this.#become(await tokenFrom(response));
    return this.#token !== null;
  }

  #become(token: string | null) {
    const state = token ? 'signed-in' : 'signed-out';
    const changed = state !== this.#state;
    this.#token = token;
    this.#state = state;
    if (changed) for (const listener of this.#listeners) listener();
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
