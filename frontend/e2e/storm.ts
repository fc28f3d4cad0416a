import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { type APIRequestContext, type Page, test } from '@playwright/test';
import { passwordOf } from './accounts';
import { expect, keptForLater, pageOf, phone, server, signIn } from './phone';

interface Storm {
  /** Photos with their words, each a draft of its own. */
  drafts: number;
  /** How often the browser is killed while they are made. */
  kills: number;
  /** How often a connection comes and goes while they are sent. */
  flaps: number;
  leader: string;
  cycle: { id: string; project_id: string };
}

interface Evidence {
  title: string;
  state: string;
  file: { sha256: string } | null;
}

const day = 86_400_000;

/**
 * Everything that happens to a phone, while a team makes one draft after the other: the browser is killed, the
 * connection flaps, a page is closed in the middle of an upload, two tabs are open, the clock is a day off, and
 * what waits is carried to another phone as a file. Nothing is lost, nothing is doubled, each says where it is.
 */
export async function storm(request: APIRequestContext, { drafts, kills, flaps, leader, cycle }: Storm) {
  const place = `/p/${cycle.project_id}/improve/cycles/${cycle.id}/do`;
  const waitingPlace = `/p/${cycle.project_id}/waiting`;
  const device = phone();
  const titles: string[] = [];
  let context = await device.open();
  let page = await pageOf(context);

  /** A killed browser may not have put its newest session on the disk: then it is asked for, and nothing is lost. */
  const again = async (tab: Page) => {
    if (!(await tab.getByRole('button', { name: 'Iniciar sesión' }).isVisible())) return;
    await expect(tab.getByText(/cambios? en este dispositivo no se ha/)).toBeVisible();
    await tab.getByLabel('Correo electrónico').fill(leader);
    await tab.getByLabel('Contraseña', { exact: true }).fill(passwordOf(leader));
    await tab.getByRole('button', { name: 'Iniciar sesión' }).click();
    await expect(tab.getByRole('navigation', { name: 'Lugares principales' })).toBeVisible();
    await tab.goto(waitingPlace);
  };
  const reopen = async (shift = 0) => {
    context = await device.open();
    if (shift !== 0) await context.clock.setSystemTime(Date.now() + shift);
    await context.setOffline(true);
    page = await pageOf(context);
    await page.goto(place);
    await expect(page.locator('#field-happened')).toBeVisible();
  };

  await test.step('signed in, the cycle looked at once', async () => {
    await signIn(page, leader);
    await page.goto(place);
    await expect(page.locator('#field-happened')).toBeVisible();
    await keptForLater(page);
    await context.setOffline(true);
  });

  await test.step(`${drafts} photos from two tabs; the browser is killed ${kills} times, the clock is a day off`, async () => {
    let second = await context.newPage();
    await second.goto(place);
    for (let n = 1; n <= drafts; n += 1) {
      const title = `Photo ${n}`;
      await addPhoto(n % 3 === 0 ? second : page, title);
      titles.push(title);
      if (n % Math.ceil(drafts / (kills + 1)) === 0 && n < drafts) {
        kill(device.folder);
        await context.close().catch(() => undefined);
        await reopen(n % 2 === 0 ? day : -day);
        second = await context.newPage();
        await second.goto(place);
        await expectEach(page, titles);
      }
    }
    await second.close();
  });

  await test.step('each that waits says so', async () => {
    await page.goto(waitingPlace);
    const items = page.getByRole('list', { name: 'Lo que espera' }).getByRole('listitem');
    // What was said of each, and its file.
    await expect(items).toHaveCount(2 * drafts);
    await expect(items.filter({ hasText: 'En este dispositivo' })).toHaveCount(2 * drafts);
  });

  const rescued = await test.step('what waits is saved as a file', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Guardar en un archivo' }).click(),
    ]);
    // The browser that made it is killed, and what it downloaded goes with it.
    return readFileSync(await download.path());
  });

  await test.step('the browser is killed in the middle of an upload, when the server has the piece', async () => {
    let arrived: () => void = () => undefined;
    const piece = new Promise<void>((done) => {
      arrived = done;
    });
    // The answer never comes back.
    await context.route('**/api/pdsa/v1/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      await route.fetch();
      arrived();
    });
    await context.setOffline(false);
    await tryNow(page);
    const asked = page.getByRole('button', { name: 'Iniciar sesión' });
    const after = asked.waitFor().then(() => again(page).then(() => tryNow(page)));
    await Promise.race([piece, after.catch(() => piece)]);
    await piece;
    kill(device.folder);
    await context.close().catch(() => undefined);
    await reopen();
    await page.goto(waitingPlace);
  });

  await test.step(`the connection comes and goes ${flaps} times while it is sent`, async () => {
    for (let n = 0; n < flaps; n += 1) {
      await context.setOffline(n % 2 === 1);
      await tryNow(page);
      await page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), 40 * (n % 7));
    }
  });

  await test.step('another phone takes the file and sends, too; then the first one ends', async () => {
    const other = phone();
    const there = await other.open();
    const tab = await pageOf(there);
    await signIn(tab, leader);
    await tab.goto(waitingPlace);
    await tab
      .locator('input[type="file"]')
      .setInputFiles({ name: 'unsent.json', mimeType: 'application/json', buffer: rescued });
    await received(tab, again);
    await there.close();
    other.throwAway();
    await context.setOffline(false);
    await received(page, again);
  });

  await test.step('0 lost, 0 doubled, and each shows that it has arrived', async () => {
    const as = await server(request, leader);
    const { items } = await as.get<{ items: Evidence[] }>(`/evidence?cycle_id=${cycle.id}&limit=200`);
    expect(items.map(({ title }) => title).sort()).toEqual([...titles].sort());
    expect(items.filter(({ state, file }) => state !== 'complete' || !file)).toEqual([]);
    expect(new Set(items.map(({ file }) => file?.sha256)).size).toBe(drafts);
    await page.goto(place);
    const gallery = page.getByRole('list', { name: 'Evidencia de este ciclo' });
    await expect(gallery.getByRole('listitem')).toHaveCount(drafts);
    await expect(gallery.getByText('En este dispositivo')).toHaveCount(0);
  });
  await context.close();
  device.throwAway();
}

async function addPhoto(page: Page, title: string) {
  const camera = page.locator('input[type="file"][accept="image/*"]').first();
  await camera.setInputFiles({ name: `${title}.png`, mimeType: 'image/png', buffer: noise(240, 180) });
  const dialog = page.getByRole('dialog');
  await dialog.locator('[name="title"]').fill(title);
  await dialog.locator('[name="alt"]').fill('A board with marks');
  await dialog.locator('[name="people"][value="nobody"]').check();
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** Each of these is on the page once, on this device. */
async function expectEach(page: Page, titles: string[]) {
  const made = page.getByRole('list', { name: 'Hecho en este dispositivo' }).getByRole('listitem');
  await expect(made).toHaveCount(titles.length);
  expect((await made.locator('strong').allInnerTexts()).sort()).toEqual([...titles].sort());
}

/** Nothing to be tried when all was received meanwhile. */
async function tryNow(page: Page) {
  const button = page.getByRole('button', { name: 'Probar ahora' });
  if (await button.isVisible()) await button.click({ timeout: 2000 }).catch(() => undefined);
}

async function received(page: Page, signInAgain: (page: Page) => Promise<void>) {
  const all = page.getByText('Todo se ha recibido');
  await expect(async () => {
    await signInAgain(page);
    await tryNow(page);
    await expect(all).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 300_000 });
}

/** As when the battery is taken out: the browser of this folder and no other. */
function kill(folder: string) {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
      if (words.includes(`--user-data-dir=${folder}`)) process.kill(Number(id), 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** A PNG that no two drafts share and nothing makes smaller. */
function noise(width: number, height: number): Buffer {
  const rows = Array.from({ length: height }, () => Buffer.concat([Buffer.of(0), randomBytes(width * 3)]));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
