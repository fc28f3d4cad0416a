/**
 * Keeps the page itself for use without a connection: from the second visit a link opens offline. Answers
 * and questionnaires are none of its business; they are in IndexedDB.
 */

const worker = self as unknown as ServiceWorkerGlobalScope;

const CACHE = `respond-${__SHELL_VERSION__}`;
const PAGE = '/s/';

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(__SHELL_FILES__))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('respond-') && name !== CACHE)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (event.request.mode === 'navigate' && url.pathname.startsWith(PAGE)) {
    // Every link is the same page: the token is read by the page, never by the worker.
    event.respondWith(caches.match(PAGE).then((kept) => kept ?? fetch(event.request)));
  } else if (__SHELL_FILES__.includes(url.pathname)) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});
