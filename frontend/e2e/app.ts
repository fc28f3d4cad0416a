import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { passwordOf } from './accounts';

export const languages = ['es', 'en', 'fil', 'sw'] as const;

/** Nothing grey is left, and the content has come. */
export async function settled(page: Page) {
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('[role="status"] .mantine-Skeleton-root')).toHaveCount(0);
}

/** By the account's dialog, so that the page stays as it is. */
async function chooseLanguage(page: Page, language: string) {
  await page.locator('header button[aria-haspopup="dialog"]').last().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').selectOption(language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

/** The page in each language, then in Spanish again. */
export async function expectAccessibleInEveryLanguage(page: Page, name: string) {
  await settled(page);
  for (const language of [...languages.slice(1), languages[0]]) {
    await chooseLanguage(page, language);
    await expectAccessible(page, `${name} (${language})`);
  }
}

export async function signIn(page: Page, email: string) {
  await page.goto('/?lang=es');
  for (const language of languages) {
    await page.getByRole('combobox').selectOption(language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expectAccessible(page, `sign-in (${language})`);
  }
  await page.getByRole('combobox').selectOption('es');
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(passwordOf(email));
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await expect(page.getByRole('navigation', { name: 'Lugares principales' })).toBeVisible();
}

export async function goTo(page: Page, place: string) {
  await page
    .getByRole('navigation', { name: 'Lugares principales' })
    .getByRole('link', { name: place })
    .click();
  await settled(page);
}

/** A row's cells as a person reads them, blanks joined. */
export async function rowText(page: Page, heading: string | RegExp): Promise<string> {
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: heading }) })
    .first();
  return (await row.innerText()).replace(/\s+/g, ' ').trim();
}

/** The number that stands over a label in the wave's summary, without its separators. */
export async function summaryFigure(page: Page, label: string): Promise<number> {
  const figure = page.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) });
  return Number((await figure.locator('dd').innerText()).replace(/\D/g, ''));
}
