import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessibility';

const mostScreens = 40;

/** The first question of one choice that is still open; an answer can bring up another question. */
const openChoices = (page: Page): Promise<string | undefined> =>
  page.locator('main input[type="radio"]').evaluateAll((all) => {
    const inputs = all as HTMLInputElement[];
    const answered = new Set(inputs.filter(({ checked }) => checked).map(({ name }) => name));
    return inputs.find(({ name }) => !answered.has(name))?.name;
  });

/** Answers whatever the screen asks: the first choice of each question, 1 for a number, some words. */
async function answerScreen(page: Page) {
  for (let open = await openChoices(page); open; open = await openChoices(page)) {
    await page.locator(`main input[type="radio"][name="${open}"]`).first().check();
  }
  for (const select of await page.locator('main select').all()) await select.selectOption({ index: 1 });
  for (const input of await page.locator('main input[inputmode]').all()) await input.fill('1');
  for (const box of await page.locator('main fieldset:not(:has(input[type="radio"]))').all()) {
    const first = box.locator('input[type="checkbox"]').first();
    if ((await first.count()) > 0) await first.check();
  }
  for (const input of await page.locator('main input[type="date"]').all()) await input.fill('2026-10-01');
  for (const area of await page.locator('main textarea').all()) await area.fill('Nos reunimos cada mes.');
}

/** A respondent without an account: reads, consents, answers screen by screen, sends, gets a receipt. */
export async function answerByLink(page: Page, url: string) {
  const address = new URL(url);
  address.searchParams.set('lang', 'es');
  await page.goto(address.href);
  await expectAccessible(page, 'the public form’s welcome');
  await page.getByLabel('He leído esto y quiero participar.').check();
  await page.getByRole('button', { name: 'Empezar' }).click();
  const next = page.getByRole('button', { name: 'Siguiente' });
  const send = page.getByRole('button', { name: 'Enviar respuestas' });
  await expect(next.or(send)).toBeVisible();
  for (let screen = 1; !(await send.isVisible()); screen += 1) {
    expect(screen, 'the questionnaire comes to an end').toBeLessThan(mostScreens);
    const heading = await page.locator('.progress').innerText();
    await answerScreen(page);
    if (screen === 1) await expectAccessible(page, 'the public form’s first screen');
    await next.click();
    await expect(page.locator('.progress'), 'the screen is accepted').not.toHaveText(heading);
  }
  await send.click();
  await expect(page.getByRole('heading', { name: 'Recibido. ¡Gracias!' })).toBeVisible();
  await expect(page.getByText('Comprobante:')).toBeVisible();
  await expectAccessible(page, 'the receipt');
}
