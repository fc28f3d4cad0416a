/**
 * Keeps the app's pages for use without a connection. What people read and write is none of its business: it
 * is in IndexedDB, encrypted. It never answers for `/api/`, `/s/` or `/preview/`.
 */

const worker = self as unknown as ServiceWorkerGlobalScope;

/** The page itself belongs to one version; files with a hash in their name never change. */
const SHELL = `app-page-${__SHELL_VERSION__}`;
const ASSETS = 'app-assets';
const PAGE = '/';
/** The names of this version's files, kept beside them: the version before may still be open in a tab. */
const NAMES = '/app-files.json';

const isAsset = (path: string) => path.startsWith('/assets/');
const elsewhere = (path: string) => /^\/(?:api\/|preview\/|s(?:\/|$))/.test(path);

/** Takes over what an older version has already; asks for the rest. */
async function keep(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(ASSETS);
  const missing = await Promise.all(
    paths.filter(isAsset).map(async (path) => ((await cache.match(path)) ? [] : [path])),
  );
  await cache.addAll(missing.flat());
}

worker.addEventListener('install', (event) => {
  const work = async () => {
    const page = await caches.open(SHELL);
    await page.addAll(__SHELL_FILES__.filter((path) => !isAsset(path)));
    await keep(__SHELL_FILES__);
  };
  event.waitUntil(work());
});

worker.addEventListener('activate', (event) => {
  const work = async () => {
    const assets = await caches.open(ASSETS);
    const before = (await (await assets.match(NAMES))?.json()) as string[] | undefined;
    const current = new Set([...__ALL_FILES__, ...(before ?? []), NAMES]);
    for (const request of await assets.keys()) {
      if (!current.has(new URL(request.url).pathname)) await assets.delete(request);
    }
    await assets.put(NAMES, new Response(JSON.stringify(__ALL_FILES__)));
    for (const name of await caches.keys()) {
      if (name.startsWith('app-page-') && name !== SHELL) await caches.delete(name);
    }
    await worker.clients.claim();
  };
  event.waitUntil(work());
});

worker.addEventListener('message', (event) => {
  const said = event.data as { kind?: string; loaded?: string[] } | null;
  // The person took the new version.
  if (said?.kind === 'take over') event.waitUntil(worker.skipWaiting());
  // The page is at rest: a team's pages, and what was loaded before this worker was there.
  if (said?.kind === 'keep') {
    event.waitUntil(keep([...__TEAM_FILES__, ...(said.loaded ?? [])]).catch(() => undefined));
  }
});

async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

async function page(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(SHELL);
  return (await cache.match(path)) ?? fetch(request);
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || elsewhere(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request, PAGE));
  else if (isAsset(pathname)) event.respondWith(asset(request));
  else if (__SHELL_FILES__.includes(pathname)) event.respondWith(page(request, pathname));
});

export {};
