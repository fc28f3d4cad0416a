import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { passwordOf } from './accounts';
import { expectAccessibleInEveryLanguage, settled } from './app';

/** Writes questionnaires, and sees all of the project. */
const researcher = 'admin@demo.example';

const wording = (page: Page, legend: string, language: string) =>
  page.getByRole('textbox', { name: `${legend}: ${language}` });
const saved = (page: Page) => expect(page.locator('[data-state="saved"]')).toBeVisible();
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Preguntar' }).getByRole('link', { name, exact: true }).click();

async function signIn(page: Page) {
  await page.goto('/?lang=es');
  await page.getByLabel('Correo electrónico').fill(researcher);
  await page.getByLabel('Contraseña', { exact: true }).fill(passwordOf(researcher));
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await page.getByRole('link', { name: 'Preguntar' }).first().click();
  await settled(page);
}

/** A new draft in these languages and no others. */
async function draft(page: Page, title: string, languages: string[]) {
  await tab(page, 'Cuestionarios');
  await page.getByRole('link', { name: 'Nuevo cuestionario' }).click();
  await page.getByLabel('Título del cuestionario').fill(title);
  const set = page.getByRole('group', { name: 'Idiomas' });
  for (const language of ['Español (es)', 'English (en)', 'Filipino (fil)', 'Kiswahili (sw)'])
    await set.getByRole('checkbox', { name: language }).setChecked(languages.includes(language));
  await page.getByRole('button', { name: 'Empezar a escribir' }).click();
}

test('a question is saved to the library, taken in other languages, and seen on a framework', async ({
  page,
}) => {
  const stamp = Date.now();
  const asked = `Leo por gusto ${stamp}`;
  await signIn(page);

  await test.step('the library of the project is searched in any language', async () => {
    await tab(page, 'Biblioteca');
    await settled(page);
    await expectAccessibleInEveryLanguage(page, 'the library');
    await page.getByRole('searchbox').fill('mahudhurio');
    await expect(page.getByRole('status').getByText('1 pregunta o conjunto')).toBeVisible();
    await page.getByRole('link', { name: 'Prácticas de la red (seis frases)' }).click();
    await expect(page.getByText('Tunaangalia takwimu za mahudhurio ya wanafunzi')).toBeVisible();
    await expectAccessible(page, 'an item of the library');
  });

  await test.step('a question of one draft is saved, with where it comes from', async () => {
    await page.getByRole('link', { name: 'Biblioteca' }).first().click();
    await draft(page, `Lectura ${stamp}`, ['Español (es)', 'English (en)']);
    await page.getByRole('button', { name: 'Agregar', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Escala en una línea (Likert)', exact: true })
      .click();
    await wording(page, 'Pregunta', 'Español').fill(asked);
    await wording(page, 'Pregunta', 'English').fill('I read for pleasure');
    await page.getByRole('combobox', { name: 'Lista' }).selectOption({ label: 'Acuerdo, cinco grados' });
    await saved(page);
    await page.getByRole('button', { name: 'Guardar en la biblioteca' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'Título' })).toHaveValue(asked);
    await expect(dialog.getByRole('button', { name: 'Guardar', exact: true })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'De dónde viene' }).fill('Redacción propia');
    await dialog.getByRole('textbox', { name: 'Etiquetas' }).fill('lectura, gusto');
    await expectAccessible(page, 'saving to the library');
    await dialog.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect(page.getByText(`«${asked}» está en la biblioteca como versión 1.`)).toBeVisible();
    await expect(page.getByText('De la biblioteca:')).toBeVisible();
    await saved(page);
  });

  await test.step('another draft, in other languages, takes it: what it lacks is told as missing', async () => {
    await page.getByRole('link', { name: 'Cuestionarios' }).first().click();
    await draft(page, `Otra lectura ${stamp}`, ['English (en)', 'Kiswahili (sw)']);
    await page.getByRole('button', { name: 'Agregar', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'De la biblioteca' }).click();
    await dialog.getByRole('searchbox').fill(`gusto ${stamp}`);
    await dialog.getByRole('button', { name: asked }).click();
    await expect(dialog.getByText(/La biblioteca no la tiene en: Kiswahili/)).toBeVisible();
    await expect(dialog.getByRole('checkbox', { name: 'Español' })).toBeVisible();
    await expect(dialog.frameLocator('iframe').getByRole('group', { name: asked })).toBeVisible();
    await expectAccessible(page, 'a question of the library before it is added');
    await dialog.getByRole('button', { name: 'Agregar al cuestionario' }).click();
    await expect(page.getByRole('link', { name: 'Traducciones (faltan 6)' })).toBeVisible();
    await saved(page);
  });

  await test.step('the missing texts are translated, and it is published', async () => {
    await page.getByRole('link', { name: 'Traducciones (faltan 6)' }).click();
    const missing = page.getByRole('textbox', { name: /: Kiswahili$/ });
    await expect(missing).toHaveCount(6);
    const words = [
      'Nasoma kwa furaha',
      'Sikubali kabisa',
      'Sikubali',
      'Sina uhakika',
      'Nakubali',
      'Nakubali kabisa',
    ];
    for (const [at, text] of words.entries()) await missing.nth(at).fill(text);
    await expect(page.getByRole('link', { name: 'Traducciones', exact: true })).toBeVisible();
    await saved(page);
    await page.getByRole('link', { name: /^Publicar/ }).click();
    const button = page.getByRole('button', { name: 'Publicar', exact: true });
    await expect(button).toBeEnabled();
    await button.click();
    await expect(page.getByRole('heading', { name: 'Versión 1 La más nueva' })).toBeVisible();
  });

  await test.step('it is mapped to the dimension that nothing measures', async () => {
    await page.getByRole('link', { name: 'Marcos', exact: true }).click();
    await page.getByRole('button', { name: /^Asignar/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').fill('left out');
    await expect(dialog.getByRole('checkbox')).toHaveCount(1);
    const tick = dialog.getByRole('checkbox', { name: 'Que nadie quede fuera' });
    await tick.click();
    await expect(tick).toBeChecked();
    await expect(tick).toBeEnabled();
    await expectAccessible(page, 'mapping a question');
    await dialog.getByRole('button', { name: 'Cerrar' }).click();
    await expect(page.getByRole('list', { name: 'Lo que mide' })).toContainText('Que nadie quede fuera');
    await expectAccessible(page, 'the frameworks of a questionnaire');
  });

  await test.step('the framework shows it, what waits for a person, and the answers of a wave', async () => {
    await page.getByRole('link', { name: 'Cuestionarios' }).first().click();
    await tab(page, 'Marcos');
    await expectAccessible(page, 'the frameworks');
    await page.getByRole('link', { name: 'Acciones de liderazgo en red' }).click();
    await expect(page.getByRole('list', { name: 'Que nadie quede fuera' })).toContainText(
      'I read for pleasure',
    );
    await expect(page.getByRole('heading', { name: '2 por decidir' })).toBeVisible();
    await page
      .getByRole('combobox', { name: 'Respuestas de una ronda' })
      .selectOption({ label: 'Monitoreo de redes 2022' });
    const practice = page
      .getByRole('listitem')
      .filter({ hasText: 'Revisamos datos de asistencia de estudiantes' })
      .last();
    await expect(practice.getByText(/412 respuestas/)).toBeVisible();
    await expectAccessibleInEveryLanguage(page, 'a framework with answers');
    await page.getByRole('button', { name: 'Mide: Metas y planes' }).first().click();
    await expect(page.getByRole('heading', { name: '1 por decidir' })).toBeVisible();
    await page.getByRole('combobox', { name: 'Versión' }).selectOption({ label: 'Versión 1' });
    await expect(page.getByRole('heading', { name: 'Seis acciones de liderazgo' })).toBeVisible();
    await expect(page.getByText('Nada la mide').first()).toBeVisible();
  });
});
