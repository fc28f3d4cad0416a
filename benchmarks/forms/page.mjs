/**
 * Bytes and time to the first question on a slow phone: the built page on loopback, as Caddy serves it (brotli made
 * at build time), the browser slowed down by its own protocol. Cold = an empty profile; offline = the second visit
 * without a connection. Prints JSON.
 */

import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';

const root = new URL('../../frontend/', import.meta.url);
const { chromium } = createRequire(new URL('package.json', root))('@playwright/test');
const [rounds, content] = [Number(process.argv[2] ?? 3), readFileSync(0)];
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', json: 'application/json' };
const TOKEN = 'measured-measured';
const sent = { bytes: 0, requests: 0 };

const built = (path) => {
  const file = new URL(`dist/respond${path}`, root);
  if (existsSync(new URL(`${file}.br`))) return [readFileSync(new URL(`${file}.br`)), 'br'];
  return existsSync(file) && !path.endsWith('/') ? [readFileSync(file), ''] : null;
};
const compressed = brotliCompressSync(content, best);
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const known = pathname.startsWith('/s/') ? built(pathname.slice(2)) : null;
  const [body, encoding] = pathname.startsWith('/api/')
    ? [compressed, 'br']
    : (known ?? built('/index.html'));
  const ending = pathname.startsWith('/api/') ? 'json' : known ? pathname.split('.').pop() : 'html';
  sent.bytes += body.length;
  sent.requests += 1;
  response.writeHead(200, {
    'Content-Type': TYPES[ending] ?? 'application/octet-stream',
    ...(encoding && { 'Content-Encoding': encoding }),
    'Cache-Control': known ? 'max-age=31536000' : 'no-cache',
  });
  response.end(body);
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const address = `http://localhost:${server.address().port}/s/${TOKEN}?lang=en`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

async function visit(context, offline) {
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Network.enable');
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const line = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
  await protocol.send('Network.emulateNetworkConditions', { offline: false, ...line });
  if (offline) await context.setOffline(true);
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  const start = page.locator('main button.primary').first();
  await page.locator('main input[type="checkbox"]').first().waitFor();
  const welcome = performance.now() - began;
  const bytes = { ...sent };
  await page.locator('main input[type="checkbox"]').first().check();
  const pressed = performance.now();
  await start.click();
  await page.locator('.question').first().waitFor();
  const question = welcome + performance.now() - pressed;
  return { page, welcome, question, bytes };
}

const found = { cold: [], offline: [], bytes: 0, requests: 0 };
for (let round = 0; round < rounds; round += 1) {
  Object.assign(sent, { bytes: 0, requests: 0 });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const first = await visit(context, false);
  found.cold.push([first.welcome, first.question]);
  Object.assign(found, first.bytes);
  await first.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await first.page.close();
  const second = await visit(context, true);
  found.offline.push([second.welcome, second.question]);
  await context.close();
}
await browser.close();
server.close();
process.stdout.write(JSON.stringify(found));
