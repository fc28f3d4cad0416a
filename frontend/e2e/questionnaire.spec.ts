import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { passwordOf } from './accounts';
import { settled } from './app';

/** Writes questionnaires, and sees all of the project. */
const researcher = 'admin@demo.example';

const wording = (page: Page, legend: string, language: string) =>
  page.getByRole('textbox', { name: `${legend}: ${language}` });

async function signIn(page: Page) {
  await page.goto('/?lang=es');
  await page.getByLabel('Correo electrónico').fill(researcher);
  await page.getByLabel('Contraseña', { exact: true }).fill(passwordOf(researcher));
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await page.getByRole('link', { name: 'Preguntar' }).first().click();
  await page.getByRole('link', { name: 'Cuestionarios' }).click();
  await settled(page);
}

async function add(page: Page, kind: string, es: string, en: string) {
  await page.getByRole('button', { name: 'Agregar', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: kind, exact: true }).click();
  await wording(page, 'Pregunta', 'Español').fill(es);
  if (en) await wording(page, 'Pregunta', 'English').fill(en);
}

const takeReadyList = (page: Page, list: string) =>
  page.getByRole('combobox', { name: 'Lista' }).selectOption({ label: list });
const saved = (page: Page) => expect(page.locator('[data-state="saved"]')).toBeVisible();

const rows = (page: Page) => page.locator('[data-item]');

/** By the grip at the row's beginning, with the mouse, to just above another row. */
async function drag(page: Page, text: string, above: string) {
  const grip = await rows(page).filter({ hasText: text }).locator('span[aria-hidden]').first().boundingBox();
  const target = await rows(page).filter({ hasText: above }).boundingBox();
  if (!grip || !target) throw new Error('a row is not on the page');
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(target.x + 60, target.y + 4, { steps: 6 });
  await page.mouse.up();
}

async function publish(page: Page) {
  await page.getByRole('link', { name: /^Publicar/ }).click();
  const button = page.getByRole('button', { name: 'Publicar', exact: true });
  await expect(button).toBeEnabled();
  return button;
}

test('a questionnaire is written in two languages, published, reworded, and the comparison breaks', async ({
  page,
}) => {
  const title = `Lectura en casa ${Date.now()}`;
  await signIn(page);

  await test.step('five questions in two languages, one of them shown by a condition', async () => {
    await expectAccessible(page, 'the questionnaires');
    await page.getByRole('link', { name: 'Nuevo cuestionario' }).click();
    await page.getByLabel('Título del cuestionario').fill(title);
    await page.getByRole('checkbox', { name: 'English (en)' }).check();
    await expectAccessible(page, 'a new questionnaire');
    await page.getByRole('button', { name: 'Empezar a escribir' }).click();
    await add(page, 'Una opción', '¿Lee en casa?', 'Do you read at home?');
    await takeReadyList(page, 'Sí, no');
    await add(page, 'Número entero', '¿Cuántos libros?', 'How many books?');
    await page.getByRole('button', { name: 'Agregar una condición' }).click();
    await page
      .getByRole('combobox', { name: 'Condición 1: pregunta' })
      .selectOption({ label: '¿Lee en casa?' });
    await page.getByRole('combobox', { name: 'Valor' }).selectOption({ label: 'Sí' });
    await add(page, 'Escala en una línea (Likert)', 'Me gusta leer', 'I like reading');
    await takeReadyList(page, 'Acuerdo, cinco grados');
    await add(page, 'Fecha', '¿Cuándo leyó por última vez?', '');
    await add(page, 'Texto', '¿Qué leyó?', 'What did you read?');
    await drag(page, '¿Qué leyó?', '¿Cuándo leyó por última vez?');
    await expect(rows(page).nth(3)).toContainText('¿Qué leyó?');
    await expect(rows(page).nth(4)).toContainText('¿Cuándo leyó por última vez?');
    await saved(page);
    await expectAccessible(page, 'the outline and a question');
  });

  await test.step('the missing translation is seen, and filled in', async () => {
    await page.getByRole('link', { name: 'Traducciones (falta 1)' }).click();
    await page.getByRole('checkbox', { name: /Solo los textos que faltan/ }).check();
    await expectAccessible(page, 'the translations');
    await page.getByRole('textbox', { name: /: English$/ }).fill('When did you last read?');
    await expect(page.getByRole('link', { name: 'Traducciones', exact: true })).toBeVisible();
    await saved(page);
  });

  await test.step('the preview asks it in each language, the dependent question only after a yes', async () => {
    await page.getByRole('link', { name: 'Vista previa' }).click();
    const phone = page.frameLocator('iframe');
    await expect(phone.getByText('¿Lee en casa?')).toBeVisible();
    await expect(phone.getByText('¿Cuántos libros?')).toHaveCount(0);
    await phone.getByRole('radio', { name: 'Sí' }).check();
    await expect(phone.getByText('¿Cuántos libros?')).toBeVisible();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(phone.getByText('How many books?')).toBeVisible();
    await expectAccessible(page, 'the preview');
  });

  await test.step('version 1 is published', async () => {
    const button = await publish(page);
    await expectAccessible(page, 'before publishing');
    await button.click();
    await expect(page.getByRole('heading', { name: 'Versión 1 La más nueva' })).toBeVisible();
    await expectAccessible(page, 'a questionnaire and its versions');
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exportar como XLSForm' }).click();
    expect((await file).suggestedFilename()).toBe(`${title}.xlsx`);
    await page.getByRole('button', { name: 'Vista previa' }).click();
    await expect(page.frameLocator('iframe').getByText('¿Lee en casa?')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Cerrar' }).click();
  });

  await test.step('a wording is changed: it is said before publishing and after that the comparison breaks', async () => {
    await page.getByRole('button', { name: 'Editar' }).click();
    await page.getByRole('button', { name: /Me gusta leer/ }).click();
    await wording(page, 'Pregunta', 'Español').fill('Disfruto leer');
    await saved(page);
    const button = await publish(page);
    await expect(page.getByText('Con 1 se rompe la comparación.')).toBeVisible();
    await expect(page.getByText('Otras palabras')).toBeVisible();
    await button.click();
    await expect(page.getByRole('heading', { name: 'Versión 2 La más nueva' })).toBeVisible();
    await page.getByText('Qué cambió desde la versión 1').click();
    await expect(page.getByText('4 preguntas se pueden comparar con la versión anterior.')).toBeVisible();
    await expect(page.getByText('Me gusta leer')).toBeVisible();
    await expect(page.getByText('Disfruto leer')).toBeVisible();
    await expectAccessible(page, 'what a version changed');
  });
});
