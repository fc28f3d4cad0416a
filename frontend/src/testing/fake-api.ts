import { vi } from 'vitest';

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | Response;
type Handler = (request: Request) => Answer | Promise<Answer>;

/**
 * Answers `GET /api/…` by method and path; what no handler knows is a failure of the test.
 * Returns what was asked, in order.
 */
export function fakeApi(handlers: Record<string, Handler>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const line = `${request.method} ${new URL(request.url).pathname}`;
    asked.push(line);
    const handler = handlers[line];
    if (!handler) throw new Error(`the test does not expect ${line}`);
    const answer = await handler(request);
    if (answer instanceof Response) return answer;
    const { status = 200, body = {}, headers = {} } = answer;
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    const made = new Response(status === 304 ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': type, ...headers },
    });
    Object.defineProperty(made, 'url', { value: request.url });
    return made;
  });
  return asked;
}
