import { type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { type Cycle, freshCycle } from './cycle';
import { expect, keptForLater, pageOf, phone, server, signIn } from './phone';
import { storm } from './storm';
import { systemWithVersions } from './versions';

const leader = 'leader.kenya@demo.example';

const field = (page: Page, name: string) => page.locator(`#field-${name}`);
const state = (page: Page) => page.locator('[role="status"][data-state]');

test('photos survive a killed browser, a flapping connection and a closed page; none is lost or doubled', async ({
  request,
}) => {
  const cycle = await freshCycle(request, leader, `Small storm ${Date.now()}`);
  await storm(request, { drafts: 6, kills: 2, flaps: 12, leader, cycle });
});

test('a new version waits until it is taken; what was not sent survives it, and is received by the new one', async ({
  request,
}) => {
  const cycle = await freshCycle(request, leader, `New version ${Date.now()}`);
  const system = await systemWithVersions(process.env.DURU_URL ?? '');
  const device = phone(system.address);
  const context = await device.open();
  const page = await pageOf(context);
  await signIn(page, leader);
  await page.goto(`/p/${cycle.project_id}/improve/cycles/${cycle.id}/plan`);
  await expect(field(page, 'objective')).toHaveValue('See whether pairs help');
  await keptForLater(page);

  await test.step('it is told, and nothing happens by itself', async () => {
    system.update('0ddba11');
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    });
    await expect(page.getByText('Hay una versión nueva de Duru.')).toBeVisible();
    await context.setOffline(true);
    await field(page, 'objective').fill('Written before the update');
    await expect(state(page)).toHaveAttribute('data-state', 'device');
    await expect(page.getByText('Hay una versión nueva de Duru.')).toBeVisible();
    await expectAccessible(page, 'a new version is ready');
  });

  await test.step('taken without a connection, in the middle of a word', async () => {
    await field(page, 'who').fill('Ms Wanj');
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: 'Usarla ahora' }).click(),
    ]);
    await expect(field(page, 'objective')).toHaveValue('Written before the update');
    await expect(field(page, 'who')).toHaveValue('Ms Wanj');
    await expect(page.getByText('Hay una versión nueva de Duru.')).toHaveCount(0);
    const versions = await page.evaluate(() => caches.keys());
    expect(versions.filter((name) => name.startsWith('app-page-'))).toEqual(['app-page-0ddba11']);
  });

  await test.step('and received when there is one', async () => {
    await context.setOffline(false);
    await page.goto(`/p/${cycle.project_id}/waiting`);
    await expect(page.getByText('Todo se ha recibido')).toBeVisible({ timeout: 60_000 });
    const as = await server(request, leader);
    expect(await as.get<Cycle>(`/cycles/${cycle.id}`)).toMatchObject({
      objective: 'Written before the update',
      who: 'Ms Wanj',
    });
  });
  await context.close();
  device.throwAway();
  system.close();
});
