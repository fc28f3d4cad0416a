import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type APIRequestContext,
  type BrowserContext,
  expect as impatient,
  type Page,
  chromium as playwright,
} from '@playwright/test';
import { passwordOf } from './accounts';
import { browserFlags, chromium } from './browser';

/** A busy machine takes its time to draw. */
export const expect = impatient.configure({ timeout: 30_000 });

/** One phone: what it keeps outlives the browser. */
export function phone(address = process.env.DURU_URL) {
  const folder = mkdtempSync(join(tmpdir(), 'duru-phone-'));
  return {
    open: () =>
      playwright.launchPersistentContext(folder, {
        executablePath: chromium(),
        args: browserFlags,
        headless: true,
        locale: 'es-CL',
        viewport: { width: 390, height: 800 },
        ...(address && { baseURL: address }),
      }),
    folder,
    throwAway: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const pageOf = async (context: BrowserContext) => context.pages()[0] ?? (await context.newPage());

export async function signIn(page: Page, email: string) {
  await page.goto('/?lang=es');
  await page.getByRole('combobox').selectOption('es');
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(passwordOf(email));
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await expect(page.getByRole('navigation', { name: 'Lugares principales' })).toBeVisible();
}

/** The service worker has all that the page needs to open without a connection. */
export async function keptForLater(page: Page) {
  const complete = () =>
    page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      const cache = await caches.open('app-assets');
      const kept = new Set((await cache.keys()).map(({ url }) => url));
      const used = performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.includes('/assets/'));
      return used.every((url) => kept.has(url)) && [...kept].some((url) => url.includes('ImprovePlace'));
    });
  await expect.poll(complete, { timeout: 30_000 }).toBe(true);
}

/** What the server holds, asked past the browser. */
export async function server(request: APIRequestContext, email: string) {
  const answer = await request.post('/api/identity/v1/session', {
    data: { email, password: passwordOf(email) },
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  return {
    get: async <Body>(path: string) => {
      const response = await request.get(`/api/pdsa/v1${path}`, { headers });
      expect(response.status(), path).toBe(200);
      return (await response.json()) as Body;
    },
    post: async <Body>(path: string, data: object, more: Record<string, string> = {}) => {
      const response = await request.post(`/api/pdsa/v1${path}`, { headers: { ...headers, ...more }, data });
      expect(response.ok(), `${path}: ${await response.text()}`).toBe(true);
      return (await response.json()) as Body;
    },
  };
}

export type Server = Awaited<ReturnType<typeof server>>;

/** Nothing has been asked of the services for three seconds: what is read ahead is here. */
export function quiet(page: Page): () => Promise<void> {
  let calm = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/')) calm = 0;
  });
  return async () => {
    calm = 0;
    const looks = () => {
      calm += 1;
      return calm;
    };
    await expect.poll(looks, { intervals: [500], timeout: 90_000 }).toBeGreaterThan(6);
  };
}
