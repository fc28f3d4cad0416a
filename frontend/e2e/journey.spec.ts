import { expect, test } from '@playwright/test';
import { expectAccessibleInEveryLanguage, goTo, rowText, settled, signIn, summaryFigure } from './app';
import { answerByLink } from './respondent';

const administrator = 'admin@demo.example';

test('a wave is watched, its reports are read, and an answer from a phone raises the count', async ({
  page,
  browser,
}) => {
  const refusedByPolicy: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refusedByPolicy.push(message.text());
  });

  await test.step('sign in, and find the project', async () => {
    await signIn(page, administrator);
    await expectAccessibleInEveryLanguage(page, 'home');
    await page.locator('header a[href$="/project"]').click();
    await expect(page.getByText('Redes', { exact: true }).first()).toBeVisible();
    await expectAccessibleInEveryLanguage(page, 'the project');
  });

  await test.step('the closed wave shows the published table in the reader’s numbers', async () => {
    await goTo(page, 'Preguntar');
    await expectAccessibleInEveryLanguage(page, 'the waves');
    await page.getByRole('link', { name: 'Monitoreo de redes 2022' }).click();
    await expect(page.getByRole('heading', { name: 'Monitoreo de redes 2022' })).toBeVisible();
    await settled(page);
    const rows = [
      [/SLEP 1/, '17 76 192 39,58 %'],
      [/SLEP 2/, '14 108 297 36,36 %'],
      [/SLEP 3/, '10 74 147 50,34 %'],
      [/SLEP 4/, '9 43 145 29,66 %'],
      [/SLEP 5/, '4 61 185 32,97 %'],
      [/SLEP 6/, '5 50 161 31,06 %'],
      ['Todos los territorios', '59 412 1.127 36,56 %'],
    ] as const;
    for (const [name, figures] of rows) expect(await rowText(page, name)).toContain(figures);
    await page.getByRole('button', { name: /SLEP 1/ }).click();
    await expect(page.getByRole('row')).toHaveCount(rows.length + 17 + 1 + (await rolesShown(page)));
    await expectAccessibleInEveryLanguage(page, 'the closed wave');
  });

  await test.step('the reports are listed, and one opens', async () => {
    await goTo(page, 'Informes');
    await expect(page.getByText('65 informes')).toBeVisible();
    await expectAccessibleInEveryLanguage(page, 'the reports');
    const file = page.waitForResponse((response) => response.url().endsWith('/file'));
    const tab = page.waitForEvent('popup');
    await page.getByRole('table', { name: 'Informes' }).getByRole('button').first().click();
    const answer = await file;
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toContain('application/pdf');
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await expect.poll(async () => (await tab).url()).toMatch(/^blob:/);
    await (await tab).close();
    await page.getByRole('link', { name: 'Calendario' }).click();
    await expectAccessibleInEveryLanguage(page, 'the schedules');
  });

  await test.step('an answer from a phone raises the count of the open page', async () => {
    await goTo(page, 'Preguntar');
    await page.getByRole('link', { name: 'Monitoreo de redes 2023' }).click();
    await page.getByRole('link', { name: 'Enlaces públicos' }).click();
    await settled(page);
    await expectAccessibleInEveryLanguage(page, 'the links');
    await page
      .getByRole('button', { name: /^Código QR de/ })
      .first()
      .click();
    const url = await page.getByRole('dialog').getByRole('link').innerText();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Monitoreo de redes 2023' }).click();
    await expect(page.getByText('En vivo')).toBeVisible();
    const before = await summaryFigure(page, 'Respuestas');
    const loadedAt = await page.evaluate(() => performance.timeOrigin);

    const phone = await browser.newContext({
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
      locale: 'es-CL',
    });
    await answerByLink(await phone.newPage(), url);
    await phone.close();

    await expect.poll(() => summaryFigure(page, 'Respuestas')).toBe(before + 1);
    expect(await page.evaluate(() => performance.timeOrigin), 'the page was not reloaded').toBe(loadedAt);
    await expectAccessibleInEveryLanguage(page, 'the open wave');
  });

  await test.step('a device is added and shows its code; the questionnaire lists its files', async () => {
    await page.getByRole('link', { name: 'Dispositivos' }).click();
    await settled(page);
    await page.getByLabel('Nombre').fill('Tableta de la oficina');
    await page.getByRole('button', { name: 'Agregar un dispositivo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tableta de la oficina' });
    await expect(dialog.getByRole('img', { name: /^Código QR de Tableta/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('rowheader', { name: 'Tableta de la oficina' })).toBeVisible();
    await expectAccessibleInEveryLanguage(page, 'the devices');
    await goTo(page, 'Preguntar');
    await page.getByRole('link', { name: 'Cuestionarios' }).click();
    await page
      .getByRole('link', { name: /^Archivos de / })
      .first()
      .click();
    await settled(page);
    await expectAccessibleInEveryLanguage(page, 'the files of a questionnaire');
  });

  expect(refusedByPolicy, 'the pages keep to their own policy').toEqual([]);
});

const rolesShown = (page: import('@playwright/test').Page) =>
  page.getByRole('table', { name: 'Por rol' }).getByRole('row').count();
