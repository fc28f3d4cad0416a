import { type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { expectAccessibleInEveryLanguage, goTo, settled } from './app';
import { expect, pageOf, phone, signIn } from './phone';

const administrator = 'admin@demo.example';
const researcher = 'researcher@demo.example';
const questionnaire = /^Ushauri katika mtandao wetu/;

async function newNamedWave(page: Page, title: string) {
  await goTo(page, 'Preguntar');
  await page.getByRole('link', { name: 'Nueva ronda' }).click();
  await settled(page);
  const asked = page.getByLabel('Cuestionario', { exact: true });
  const option = asked.locator('option').filter({ hasText: questionnaire });
  await asked.selectOption((await option.getAttribute('value')) ?? '');
  await expect(page.getByText(/la ronda invita por nombre/)).toBeVisible();
  await expectAccessibleInEveryLanguage(page, 'a new wave that needs names');
  await asked.selectOption((await option.getAttribute('value')) ?? '');
  await page.getByLabel('Título').fill(title);
  await page.getByLabel('Sitio', { exact: true }).selectOption({ label: 'Kenya' });
  await page.getByLabel('Primer día').fill('2026-01-05');
  await page.getByLabel('Último día').fill('2030-12-31');
  await page.getByRole('button', { name: 'Crear como borrador' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.getByRole('button', { name: 'Abrir la ronda' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Abrir la ronda' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });

test('a person answers about their network by a link of their own, without a connection, and it is seen', async ({
  page,
  context,
}) => {
  const title = `Consejo ${Date.now()}`;
  const name = 'Baraka Otieno';
  let url = '';
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);

  await test.step('the coordinator opens a named wave and copies the link of one person', async () => {
    await signIn(page, administrator);
    await newNamedWave(page, title);
    await page.getByRole('link', { name: 'Enlaces personales' }).click();
    await page.getByRole('button', { name: 'Crear los enlaces' }).click();
    await expect(rowOf(page, name).getByText('Aún no')).toBeVisible();
    await expectAccessibleInEveryLanguage(page, 'the personal links');
    await rowOf(page, name)
      .getByRole('button', { name: `Copiar: ${name}` })
      .click();
    url = await page.evaluate(() => navigator.clipboard.readText());
    expect(url).toMatch(/\/s\/[\w-]{27}$/);
    await page.getByRole('link', { name: 'Imprimir tarjetas' }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
    await expectAccessible(page, 'the personal cards');
  });

  const device = phone();
  let shared = await device.open();
  let asked = await pageOf(shared);
  await test.step('the person opens it once with a connection', async () => {
    await asked.goto(`${url}?lang=es`);
    await expect(asked.getByText(/confidencial, no anónima/)).toBeVisible();
    await expectAccessible(asked, 'the welcome of a personal link');
    await asked.evaluate(() => navigator.serviceWorker.ready);
    await shared.close();
  });

  await test.step('and answers without one, with the people of the network', async () => {
    shared = await device.open();
    await shared.setOffline(true);
    asked = await pageOf(shared);
    await asked.goto(`${url}?lang=es`);
    await asked.getByLabel('He leído esto y quiero participar.').check();
    await asked.getByRole('button', { name: 'Empezar' }).click();
    const advice = asked.getByRole('group', { name: /¿a quién acude\?/ });
    await expect(advice.getByRole('checkbox')).toHaveCount(11);
    await expect(advice.getByRole('checkbox', { name })).toHaveCount(0);
    await advice.getByRole('searchbox').fill('amina');
    await advice.getByRole('checkbox', { name: /Amina Wekesa/ }).check();
    await advice.getByRole('searchbox').fill('');
    await advice.getByRole('checkbox', { name: /Leah Moraa/ }).check();
    await expect(advice.getByRole('button', { name: /^Quitar a / })).toHaveCount(2);
    await expectAccessible(asked, 'a question about people');
    const first = asked.getByRole('group', { name: /¿a quién llama primero\?/ });
    await expect(first.getByRole('radio')).toHaveCount(2);
    await first.getByRole('radio', { name: /Leah Moraa/ }).check();
    await asked.getByRole('radio', { name: 'A menudo' }).check();
    await asked.getByRole('button', { name: 'Siguiente' }).click();
    await asked.getByRole('button', { name: 'Enviar respuestas' }).click();
    await expect(asked.getByRole('heading', { name: 'Todavía no se ha enviado' })).toBeVisible();
    await shared.setOffline(false);
    await asked.getByRole('button', { name: 'Probar ahora' }).click();
    await expect(asked.getByRole('heading', { name: 'Recibido. ¡Gracias!' })).toBeVisible();
  });

  await test.step('opened again, the link says that the answer has arrived', async () => {
    await asked.goto(`${url}?lang=es`);
    await expect(asked.getByRole('heading', { name: 'Su respuesta ya llegó' })).toBeVisible();
    await expectAccessible(asked, 'a personal link that was answered');
    await shared.close();
    device.throwAway();
  });

  await test.step('the coordinator sees who has answered', async () => {
    await page.getByRole('link', { name: 'Enlaces personales' }).click();
    await page.reload();
    await expect(rowOf(page, name).getByText(/^Sí, /)).toBeVisible();
    await page.getByLabel('Mostrar').selectOption('answered');
    await expect(page.getByRole('rowheader')).toHaveCount(1);
  });

  await test.step('who researches looks at answers that clash', async () => {
    const wave = new URL(page.url()).pathname.replace(/\/links$/, '');
    const other = await (await context.browser())?.newContext({ locale: 'es-CL' });
    if (!other) throw new Error('no second browser window');
    const reading = await other.newPage();
    await signIn(reading, researcher);
    await reading.goto(`${wave}/conflicts`);
    await expect(reading.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessibleInEveryLanguage(reading, 'answers that clash');
    await other.close();
  });
});
