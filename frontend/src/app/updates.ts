/** A new version of the app waits beside the one that is open, until the person takes it. */

import { waiting } from '../lib/offline/waiting';

type Listener = () => void;

const listeners = new Set<Listener>();
let ready: ServiceWorker | null = null;

export const updateReady = (): boolean => ready !== null;

export function onUpdate(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The page is loaded anew once the new version has taken over; what was typed is on the device by then. */
export async function takeUpdate(): Promise<void> {
  await waiting.kept();
  // Another tab has taken it already: this one still runs the version before.
  if (ready?.state === 'activated') return window.location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
    once: true,
  });
  ready?.postMessage({ kind: 'take over' });
}

const HOUR_MS = 3_600_000;

/** Only over HTTPS or on this machine; without it the app works, but needs a connection to open. */
export async function keepAppOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/' });
  const look = () => {
    const { waiting: next } = registration;
    // Without an older worker this is the first one: there is nothing to be told.
    if (!next || !navigator.serviceWorker.controller) return;
    ready = next;
    for (const listener of listeners) listener();
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  setInterval(() => void registration.update().catch(() => undefined), HOUR_MS);
  await navigator.serviceWorker.ready;
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name, window.location.href))
    .filter(({ origin, pathname }) => origin === window.location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);
  registration.active?.postMessage({ kind: 'keep', loaded });
}
