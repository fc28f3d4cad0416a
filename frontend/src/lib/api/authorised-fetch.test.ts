import { expect, test, vi } from 'vitest';
import { Session } from '../session/session';
import { authorisedFetch } from './authorised-fetch';
import { PartDown, Problem, problemFrom } from './problem';

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** A gateway that gives the tokens t1, t2 … and accepts only the newest. */
function gateway({ cookie = true } = {}) {
  let issued = 0;
  const seen: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    seen.push(`${request.method} ${new URL(request.url).pathname} ${request.headers.get('authorization')}`);
    if (request.url.endsWith('/session/refresh') && !cookie) return json({ code: 'session.expired' }, 401);
    if (request.url.includes('/session')) return json({ access_token: `t${++issued}` });
    if (request.headers.get('authorization') !== `Bearer t${issued}`) return json({ code: 'token' }, 401);
    return json({ body: await request.text() });
  });
  return { seen, expire: () => ++issued };
}

const post = () => new Request('http://localhost/api/survey/v1/waves', { method: 'POST', body: 'x' });

test('an expired token is renewed once by the cookie and the same body goes out again', async () => {
  const { seen, expire } = gateway();
  const session = new Session();
  await session.signIn({ email: 'a@b', password: 'c' });
  expire();
  const answer = await authorisedFetch(session)(post());
  expect(await answer.json()).toEqual({ body: 'x' });
  expect(seen.slice(1)).toEqual([
    'POST /api/survey/v1/waves Bearer t1',
    'POST /api/identity/v1/session/refresh null',
    'POST /api/survey/v1/waves Bearer t3',
  ]);
});

test('two requests that meet an expired token share one renewal', async () => {
  const { seen, expire } = gateway();
  const session = new Session();
  await session.signIn({ email: 'a@b', password: 'c' });
  expire();
  await Promise.all([authorisedFetch(session)(post()), authorisedFetch(session)(post())]);
  expect(seen.filter((line) => line.includes('refresh'))).toHaveLength(1);
});

test('without a cookie the session ends and the refusal reaches the caller', async () => {
  gateway({ cookie: false });
  const session = new Session();
  const answer = await authorisedFetch(session)(post());
  expect(answer.status).toBe(401);
  expect(session.state).toBe('signed-out');
});

test('no connection is told as the part that did not answer, and signs nobody out', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch');
  });
  const session = new Session();
  await expect(authorisedFetch(session)(post())).rejects.toMatchObject({ name: 'PartDown', part: 'survey' });
  await expect(session.refresh()).rejects.toBeInstanceOf(PartDown);
  expect(session.state).toBe('unknown');
});

test('a refusal keeps its code, its fields and its request id', () => {
  const body = { code: 'wave.closed', detail: 'd', errors: [{ pointer: '/a' }], request_id: 'r' };
  const problem = problemFrom(json(body, 409), body);
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({
    code: 'wave.closed',
    status: 409,
    requestId: 'r',
    errors: [{ pointer: '/a' }],
  });
  expect(problemFrom(json(null, 502), null)).toBeInstanceOf(PartDown);
});
