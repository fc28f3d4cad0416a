import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The running system behind another address, whose service worker can be made a new version of itself: what a
 * phone sees on the day after an update.
 */
export async function systemWithVersions(upstream: string) {
  const behind = new URL(upstream);
  let version = '';
  const server = createServer((request, response) => {
    const headers = { ...request.headers, host: behind.host };
    if (headers.origin) headers.origin = behind.origin;
    if (headers.referer) headers.referer = headers.referer.replace(/^https?:\/\/[^/]+/, behind.origin);
    // Read as text where it is changed.
    if (request.url === '/sw.js') headers['accept-encoding'] = 'identity';
    const passed = ask(
      { host: behind.hostname, port: behind.port, method: request.method, path: request.url, headers },
      (answer) => {
        if (request.url !== '/sw.js' || version === '') {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
          return;
        }
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const text = Buffer.concat(parts)
            .toString()
            .replace(/app-page-[0-9a-f]+/g, `app-page-${version}`);
          const { 'content-length': _, etag: __, 'last-modified': ___, ...kept } = answer.headers;
          response.writeHead(200, kept);
          response.end(`${text}\n// ${version}\n`);
        });
      },
    );
    passed.on('error', () => response.destroy());
    request.pipe(passed);
    request.on('error', () => passed.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    update: (name: string) => {
      version = name;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
