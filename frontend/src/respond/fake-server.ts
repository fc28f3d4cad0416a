/** Stands where survey-api stands, for the tests of the page: receives, gives back, keeps what is sealed. */

import type { LinkContent } from './database';
import { content } from './fixtures';

export const AMEND_TOKEN = 'amend-token-of-27-signs-abc';
const HASH = 'b'.repeat(64);

interface Stored {
  version: number;
  answers: unknown;
  received_at: string;
  attachments: { name: string; state: string }[];
}

export class FakeServer {
  online = true;
  link: LinkContent = content();
  readonly responses = new Map<string, Stored>();
  readonly sealed = new Map<string, { version: number; bytes: Uint8Array }>();
  readonly asked: string[] = [];
  readonly uploads: string[] = [];

  readonly fetch = async (address: string, init: RequestInit = {}): Promise<Response> => {
    if (!this.online) throw new TypeError('offline');
    const { pathname } = new URL(address, 'http://duru.test');
    const path = pathname.replace('/api/survey/v1', '');
    const method = init.method ?? 'GET';
    this.asked.push(`${method} ${path}`);
    const headers = new Headers(init.headers);
    if (path === '/links/current') return json(200, this.link);
    if (path.startsWith('/links/current/continuations/'))
      return this.continuation(method, path, headers, init);
    if (path.startsWith('/uploads')) return this.upload(method, path);
    const [, id = '', own] = /\/responses\/([^/]+)(\/own)?/.exec(path) ?? [];
    if (path.endsWith('/attachments')) {
      this.uploads.push(JSON.parse(String(init.body)).name);
      return json(200, {});
    }
    return own ? this.own(method, id, headers, init) : this.put(id, init);
  };

  private put(id: string, init: RequestInit): Response {
    const { answers, attachments = [] } = JSON.parse(String(init.body));
    const known = this.responses.get(id);
    if (known && JSON.stringify(known.answers) !== JSON.stringify(answers)) {
      return json(409, { code: 'response.conflict' });
    }
    const named = attachments.map(({ name }: { name: string }) => ({ name, state: 'complete' }));
    this.responses.set(id, { version: 1, answers, received_at: '2026-11-22T10:00:00Z', attachments: named });
    return json(known ? 200 : 201, receipt(id));
  }

  private own(method: string, id: string, headers: Headers, init: RequestInit): Response {
    const stored = this.responses.get(id);
    if (!stored || headers.get('Amend-Token') !== AMEND_TOKEN) return json(404, { code: 'not_found' });
    const { state, amendments = false } = this.link.wave;
    if (method === 'PUT') {
      if (state !== 'open') return json(409, { code: 'wave.closed' });
      if (!amendments) return json(409, { code: 'wave.amendments_off' });
      if (headers.get('If-Match') !== `"${stored.version}"`) return json(412, { code: 'conflict.version' });
      stored.answers = JSON.parse(String(init.body)).answers;
      stored.version += 1;
      return json(200, { ...receipt(id), version: stored.version });
    }
    const said = {
      id,
      instrument_version_id: this.link.instrument_version_id,
      version: stored.version,
      language: 'es',
      received_at: stored.received_at,
      amended_at: null,
      answers: stored.answers,
      attachments: stored.attachments,
      wave: { state, amendments, closes_on: this.link.wave.closes_on },
    };
    return json(200, said, { ETag: `"${stored.version}"` });
  }

  private continuation(method: string, path: string, headers: Headers, init: RequestInit): Response {
    const lookup = path.split('/').at(-1) ?? '';
    const kept = this.sealed.get(lookup);
    const etag = { ETag: `"${kept?.version ?? 0}"` };
    if (method === 'DELETE') {
      this.sealed.delete(lookup);
      return new Response(null, { status: 204 });
    }
    if (method === 'GET') {
      if (!kept) return json(404, { code: 'continuation.unknown' });
      if (headers.get('If-None-Match') === etag.ETag) return new Response(null, { status: 304 });
      return new Response(new Uint8Array(kept.bytes), { headers: etag });
    }
    const said = headers.get('If-Match');
    if (kept && !said)
      return json(428, { code: 'version.required', current: { version: kept.version } }, etag);
    if (said && said !== etag.ETag) {
      return json(412, { code: 'conflict.version', current: { version: kept?.version ?? 0 } }, etag);
    }
    const version = (kept?.version ?? 0) + 1;
    this.sealed.set(lookup, { version, bytes: init.body as unknown as Uint8Array });
    return json(kept ? 200 : 201, { version }, { ETag: `"${version}"` });
  }

  private upload(method: string, path: string): Response {
    if (method === 'POST') {
      return new Response(null, {
        status: 201,
        headers: { location: `/api/survey/v1/uploads/u${this.asked.length}` },
      });
    }
    return new Response(null, {
      status: method === 'PATCH' ? 204 : 404,
      headers: { 'upload-offset': '1000000000' },
      statusText: path,
    });
  }
}

const receipt = (id: string) => ({
  id,
  received_at: '2026-11-22T10:00:00Z',
  sha256: HASH,
  amend_token: AMEND_TOKEN,
});

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });
