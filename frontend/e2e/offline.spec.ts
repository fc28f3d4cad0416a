import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type APIRequestContext,
  type BrowserContext,
  expect as impatient,
  type Page,
  chromium as playwright,
  test,
} from '@playwright/test';
import { expectAccessible } from './accessibility';
import { passwordOf } from './accounts';
import { settled } from './app';
import { browserFlags, chromium } from './browser';

/** A busy machine takes its time to draw. */
const expect = impatient.configure({ timeout: 30_000 });

const leader = 'leader.kenya@demo.example';
const colleague = 'admin@demo.example';

/** One phone: what it keeps outlives the browser. */
function phone() {
  const folder = mkdtempSync(join(tmpdir(), 'duru-phone-'));
  return {
    open: () =>
      playwright.launchPersistentContext(folder, {
        executablePath: chromium(),
        args: browserFlags,
        headless: true,
        locale: 'es-CL',
        viewport: { width: 390, height: 800 },
        ...(process.env.DURU_URL && { baseURL: process.env.DURU_URL }),
      }),
    throwAway: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const pageOf = async (context: BrowserContext) => context.pages()[0] ?? (await context.newPage());

async function signIn(page: Page, email: string) {
  await page.goto('/?lang=es');
  await page.getByRole('combobox').selectOption('es');
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(passwordOf(email));
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await expect(page.getByRole('navigation', { name: 'Lugares principales' })).toBeVisible();
}

/** The service worker has all that the page needs to open without a connection. */
async function keptForLater(page: Page) {
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
async function server(request: APIRequestContext, email: string) {
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

interface Cycle {
  id: string;
  title: string;
  stage: string;
  version: number;
  project_id: string;
  network_id: string;
  objective: string;
  who: string;
  where: string;
  happened: string;
  questions: { id: string; question: string; prediction: string }[];
}
interface List<Item> {
  items: Item[];
}

/** A cycle of the leader's own network, fresh for this test. */
async function freshCycle(request: APIRequestContext, title: string) {
  const as = await server(request, leader);
  const { items } = await as.get<List<Cycle>>('/cycles?mine=true&limit=1');
  const [own] = items;
  if (!own) throw new Error('the demonstration gives the leader no cycle');
  return as.post<Cycle>('/cycles', {
    project_id: own.project_id,
    network_id: own.network_id,
    title,
    objective: 'See whether pairs help',
    who: 'Ms Wanjiru',
    where: 'Room 1',
  });
}

async function toCycles(page: Page) {
  await page.getByRole('link', { name: 'Mejorar', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ciclos PHEA' })).toBeVisible();
}

const field = (page: Page, name: string) => page.locator(`#field-${name}`);
const state = (page: Page) => page.locator('[role="status"][data-state]');

test('a team plans, does and writes without a connection and through a restart; all is received once', async ({
  request,
}) => {
  const title = `Pairs at the board ${Date.now()}`;
  const made = `Songs at the door ${Date.now()}`;
  const cycle = await freshCycle(request, title);
  const place = `/p/${cycle.project_id}/improve/cycles/${cycle.id}`;
  const device = phone();
  let context = await device.open();
  let page = await pageOf(context);

  await test.step('with a connection: sign in, look at the list', async () => {
    await signIn(page, leader);
    await toCycles(page);
    await expect(page.getByRole('link', { name: title })).toBeVisible();
    await settled(page);
    await keptForLater(page);
    await expect(page.getByText('Sin conexión.')).toHaveCount(0);
  });

  await test.step('without one, after a restart: the cycle opens although it was never opened', async () => {
    await context.close();
    context = await device.open();
    await context.setOffline(true);
    page = await pageOf(context);
    await page.goto('/');
    await expect(page.getByText('Sin conexión.')).toBeVisible();
    await toCycles(page);
    await page.getByRole('link', { name: title }).click();
    await expect(field(page, 'objective')).toHaveValue('See whether pairs help');
    await expectAccessible(page, 'a cycle without a connection');
  });

  await test.step('what is typed is on the device', async () => {
    await field(page, 'objective').fill('See whether every learner speaks');
    await page.getByRole('button', { name: 'Agregar una pregunta' }).click();
    await page.getByLabel('Pregunta 1', { exact: true }).fill('Does every learner speak?');
    await page.getByLabel('¿Qué esperan? (pregunta 1)', { exact: true }).fill('18 of 24');
    await page.getByRole('link', { name: /^Hacer/ }).click();
    await field(page, 'happened').fill('Rain. Twenty came.');
    await expect(state(page)).toHaveAttribute('data-state', 'device');
    await expect(state(page)).toContainText('Guardado en este dispositivo');
  });

  await test.step('a photo of the board is kept with it', async () => {
    const buffer = readFileSync(new URL('../public/icon-192.png', import.meta.url));
    const camera = page.locator('input[type="file"][accept="image/*"]').first();
    await camera.setInputFiles({ name: 'board.png', mimeType: 'image/png', buffer });
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name="title"]').fill('The board');
    await dialog.locator('[name="alt"]').fill('A board with eighteen marks');
    await dialog.locator('[name="people"][value="nobody"]').check();
    await dialog.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('a new cycle is planned there, and goes on', async () => {
    await toCycles(page);
    await page.getByRole('link', { name: 'Nuevo ciclo' }).click();
    await page.getByLabel('Nombre de la prueba').fill(made);
    await page.getByRole('button', { name: 'Empezar el plan' }).click();
    await expect(page.getByRole('heading', { level: 1, name: made })).toBeVisible();
    await field(page, 'who').fill('Mr Otieno');
    await expect(state(page)).toHaveAttribute('data-state', 'device');
  });

  await test.step('the browser dies; everything is still there, each with its state', async () => {
    await context.close();
    context = await device.open();
    await context.setOffline(true);
    page = await pageOf(context);
    await page.goto(`${place}/do`);
    await expect(field(page, 'happened')).toHaveValue('Rain. Twenty came.');
    await page.getByRole('link', { name: /esperan? ser enviad/ }).click();
    const items = page.getByRole('list', { name: 'Lo que espera' }).getByRole('listitem');
    const own = items.filter({ hasText: `Prueba: ${title}` });
    await expect(own).toHaveCount(1);
    await expect(own).toContainText('En este dispositivo');
    await expect(items.filter({ hasText: made })).not.toHaveCount(0);
    await expectAccessible(page, 'what waits to be sent');
  });

  await test.step('the connection is back: received, each once, exactly as typed', async () => {
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Probar ahora' }).click();
    await expect(page.getByText('Todo se ha recibido')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Sin conexión.')).toHaveCount(0);
    await expectAccessible(page, 'nothing waits');
    const as = await server(request, leader);
    const now = await as.get<Cycle>(`/cycles/${cycle.id}`);
    expect(now).toMatchObject({
      objective: 'See whether every learner speaks',
      happened: 'Rain. Twenty came.',
      questions: [{ question: 'Does every learner speak?', prediction: '18 of 24' }],
    });
    const { items } = await as.get<List<Cycle>>(`/cycles?network_id=${cycle.network_id}&limit=200`);
    const evidence = await as.get<List<{ title: string }>>(`/evidence?cycle_id=${cycle.id}`);
    expect(evidence.items.map((one) => one.title)).toEqual(['The board']);
    const twins = items.filter((one) => one.title === made);
    expect(twins).toHaveLength(1);
    expect(twins[0]?.who).toBe('Mr Otieno');
  });
  await context.close();
  device.throwAway();
});

test('two people write in the same cycle: both versions stand field by field, and nothing is lost', async ({
  browser,
  request,
}) => {
  const cycle = await freshCycle(request, `Two pens ${Date.now()}`);
  const place = `/p/${cycle.project_id}/improve/cycles/${cycle.id}`;
  const open = async (email: string) => {
    const context = await browser.newContext({ locale: 'es-CL', viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await signIn(page, email);
    await page.goto(place);
    await expect(field(page, 'objective')).toHaveValue('See whether pairs help');
    return { context, page };
  };
  const mine = await open(leader);
  const theirs = await open(colleague);

  await test.step('one of them without a connection', async () => {
    await keptForLater(mine.page);
    await mine.context.setOffline(true);
    await field(mine.page, 'objective').fill('Mine: does every learner speak?');
    await field(mine.page, 'who').fill('Ms Wanjiru and Mr Otieno');
    await expect(state(mine.page)).toHaveAttribute('data-state', 'device');
    await field(theirs.page, 'objective').fill('Theirs: do the quiet ones speak?');
    await field(theirs.page, 'where').fill('The hall');
    await field(theirs.page, 'where').blur();
    await expect(state(theirs.page)).toHaveAttribute('data-state', 'received');
  });

  const conflict = mine.page.getByRole('region', { name: 'Dos versiones de lo mismo' });
  await test.step('both versions are shown, for the one field that both changed', async () => {
    await mine.context.setOffline(false);
    await expect(conflict).toBeVisible({ timeout: 30_000 });
    await expect(conflict.locator('fieldset')).toHaveCount(1);
    await expect(conflict).toContainText('Mine: does every learner speak?');
    await expect(conflict).toContainText('Theirs: do the quiet ones speak?');
    await expectAccessible(mine.page, 'two versions of the same');
    await expect(field(mine.page, 'where')).toHaveValue('The hall');
  });

  await test.step('theirs is chosen; mine stands in the history', async () => {
    await conflict.getByRole('radio').nth(1).check();
    await conflict.getByRole('button', { name: 'Guardar lo que elegí' }).click();
    await expect(conflict).toHaveCount(0);
    await expect(state(mine.page)).toHaveAttribute('data-state', 'received');
    const as = await server(request, leader);
    expect(await as.get<Cycle>(`/cycles/${cycle.id}`)).toMatchObject({
      objective: 'Theirs: do the quiet ones speak?',
      who: 'Ms Wanjiru and Mr Otieno',
      where: 'The hall',
    });
    const history = await as.get<List<{ fields: { field: string; new: unknown }[] }>>(
      `/cycles/${cycle.id}/history`,
    );
    const written = history.items.flatMap(({ fields }) => fields).filter((one) => one.field === 'objective');
    expect(written.map((one) => one.new)).toContain('Mine: does every learner speak?');
    expect(written.map((one) => one.new)).toContain('Theirs: do the quiet ones speak?');
  });
  await mine.context.close();
  await theirs.context.close();
});
