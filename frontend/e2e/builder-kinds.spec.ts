import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { passwordOf } from './accounts';
import { settled } from './app';

const researcher = 'admin@demo.example';
const wording = (page: Page, legend: string) => page.getByRole('textbox', { name: `${legend}: Español` });
const saved = (page: Page) => expect(page.locator('[data-state="saved"]')).toBeVisible();

async function add(page: Page, kind: string) {
  await page.getByRole('button', { name: 'Agregar', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: kind, exact: true }).click();
}

test('a table, a Likert scale with a reversed item, an order and a range are what they say on the phone', async ({
  page,
}) => {
  await page.goto('/?lang=es');
  await page.getByLabel('Correo electrónico').fill(researcher);
  await page.getByLabel('Contraseña', { exact: true }).fill(passwordOf(researcher));
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await page.getByRole('link', { name: 'Preguntar' }).first().click();
  await page.getByRole('link', { name: 'Cuestionarios' }).click();
  await settled(page);
  await page.getByRole('link', { name: 'Nuevo cuestionario' }).click();
  await page.getByLabel('Título del cuestionario').fill(`Formas ${Date.now()}`);
  await page.getByRole('button', { name: 'Empezar a escribir' }).click();

  await test.step('each is added by clicking', async () => {
    await add(page, 'Ordenar');
    await wording(page, 'Pregunta').fill('Ordene de más a menos útil');
    await page.getByRole('combobox', { name: 'Lista' }).selectOption({ label: 'Sí, no' });
    await add(page, 'Deslizador entre dos números');
    await wording(page, 'Pregunta').fill('¿Cuánto le sirvió?');
    await page.getByRole('button', { name: 'Decir qué significan los extremos' }).click();
    await wording(page, 'Qué significa 0').fill('Nada');
    await wording(page, 'Qué significa 10').fill('Mucho');
    await add(page, 'Escala en una línea (Likert)');
    await wording(page, 'Pregunta').fill('Me juzgaban');
    await page.getByRole('combobox', { name: 'Lista' }).selectOption({ label: 'Acuerdo, cinco grados' });
    await page.getByRole('textbox', { name: 'Nombre de una escala nueva' }).fill('Confianza');
    await page.getByRole('button', { name: 'Agregar la escala' }).click();
    await page.getByRole('checkbox', { name: /^Invertido/ }).check();
    await page.getByRole('button', { name: 'Sobre el cuestionario' }).click();
    await add(page, 'Tabla de preguntas con las mismas opciones');
    await wording(page, 'Título de la sección').fill('¿Con qué frecuencia?');
    await page.getByRole('combobox', { name: 'Lista' }).selectOption({ label: 'Frecuencia, cinco grados' });
    await page.locator('[data-item]').last().getByRole('button').first().click();
    await wording(page, 'Pregunta').fill('Miramos datos');
    // One more row asks with the choices of its table.
    await add(page, 'Una opción');
    await wording(page, 'Pregunta').fill('Conversamos');
    await saved(page);
    await expectAccessible(page, 'a table in the builder');
  });

  await test.step('and is that on the phone', async () => {
    await page.getByRole('link', { name: 'Vista previa' }).click();
    const phone = page.frameLocator('iframe');
    await expect(phone.locator('.rank')).toBeVisible();
    await expect(phone.getByRole('radio', { name: '10', exact: true })).toBeVisible();
    await expect(phone.locator('.marks')).toHaveText(/0 Nada\s*10 Mucho/);
    await expect(phone.locator('.likert').getByRole('radio')).toHaveCount(5);
    await phone.getByRole('button', { name: 'Siguiente' }).click();
    await expect(phone.locator('.grid').getByRole('radio')).toHaveCount(10);
    await expect(phone.locator('.grid').getByText('Miramos datos')).toBeVisible();
  });
});
