import { expect as impatient, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { passwordOf } from './accounts';
import { expectAccessibleInEveryLanguage, goTo, settled } from './app';

/** A busy machine takes its time to draw. */
const expect = impatient.configure({ timeout: 30_000 });

const leader = 'leader.chile@demo.example';
const coach = 'facilitator@demo.example';
const idea = 'Una pregunta abierta en cada lectura compartida';
const measure = 'Duración de la lectura compartida';
const question = '¿Basta un curso para saber si funciona?';
const answer = 'Basta para decidir si probarla en otro.';

const field = (page: Page, name: string) => page.locator(`#field-${name}`);
const state = (page: Page) => page.locator('[role="status"][data-state]');
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

async function signIn(page: Page, email: string) {
  await page.goto('/?lang=es');
  await page.getByRole('combobox').selectOption('es');
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(passwordOf(email));
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await expect(page.getByRole('navigation', { name: 'Lugares principales' })).toBeVisible();
}

/** One of the pages under Improve, by its tab. */
async function toTab(page: Page, tab: string) {
  await goTo(page, 'Mejorar');
  await page
    .getByRole('navigation', { name: 'Mejorar' })
    .getByRole('link', { name: tab, exact: true })
    .click();
  await settled(page);
}

/** What was typed is on the server before the next thing is asked of it. */
const received = (page: Page) => expect(state(page)).toHaveAttribute('data-state', 'received');

test('a team plans a test from an idea, carries it to a decision, and its coach and others take part', async ({
  page,
  browser,
}) => {
  const team = `Equipo de la sala azul ${Date.now()}`;
  const cycle = `Una pregunta en la sala azul ${Date.now()}`;
  await signIn(page, leader);

  await test.step('a team is formed, with a student under a code name', async () => {
    await toTab(page, 'Equipos');
    await expectAccessible(page, 'the teams');
    await page.getByRole('link', { name: 'Nuevo equipo' }).first().click();
    await page.getByLabel('Nombre del equipo').fill(team);
    const first = page.getByRole('group', { name: 'Integrante 1' });
    await first.getByLabel('Persona').selectOption({ label: 'Alicia Huircán' });
    const second = page.getByRole('group', { name: 'Integrante 2' });
    await second.getByLabel('Posición').selectOption({ label: 'Estudiante' });
    await second.getByLabel('Se identifica con').selectOption({ label: 'Un nombre en clave' });
    await second.getByLabel('Nombre en clave').fill('Garza Azul');
    await expectAccessibleInEveryLanguage(page, 'a new team');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await expect(page.getByText('Garza Azul')).toBeVisible();
  });

  await test.step('a cycle is planned from an idea', async () => {
    await toTab(page, 'Ideas');
    await expectAccessibleInEveryLanguage(page, 'the ideas');
    await page.getByRole('link', { name: idea, exact: true }).click();
    await settled(page);
    await expectAccessible(page, 'an idea');
    await page.getByRole('link', { name: 'Planificar un ciclo' }).click();
    await expect(page.getByLabel('Idea de cambio').locator('option:checked')).toHaveText(idea);
    await page.getByLabel('Nombre de la prueba').fill(cycle);
    await page.getByLabel('Equipo', { exact: true }).selectOption({ label: team });
    await expectAccessible(page, 'a new cycle');
    await page.getByRole('button', { name: 'Empezar el plan' }).click();
    await expect(heading(page, cycle)).toBeVisible();
  });

  await test.step('the next part opens only when nothing is missing', async () => {
    const onward = page.getByRole('button', { name: 'Pasar a: Hacer' });
    await expect(onward).toBeDisabled();
    await field(page, 'objective').fill('Saber si hablan más niños');
    await page.getByRole('button', { name: 'Agregar una pregunta' }).click();
    await page.getByLabel('Pregunta 1', { exact: true }).fill('¿Cuántos dicen una frase completa?');
    await field(page, 'who').fill('La educadora y la técnica');
    await field(page, 'starts_on').fill('2026-03-09');
    await field(page, 'data_to_collect').fill('Marcas en la lista del curso');
    await page.getByRole('link', { name: 'qué esperan en la pregunta 1' }).click();
    await page.getByLabel('¿Qué esperan? (pregunta 1)', { exact: true }).fill('12 de 22');
    await received(page);
    await expectAccessibleInEveryLanguage(page, 'the plan');
    await onward.click();
  });

  await test.step('it is done, studied against the prediction, and decided', async () => {
    await expect(page.getByRole('button', { name: 'Pasar a: Estudiar' })).toBeDisabled();
    await field(page, 'happened').fill('Leímos dos veces; hablaron los de siempre y cinco más.');
    await expectAccessible(page, 'what was done');
    await page.getByRole('button', { name: 'Pasar a: Estudiar' }).click();
    await page.getByRole('textbox', { name: 'Lo que resultó' }).fill('14 de 22');
    await page.locator('input[name^="field-match"]').first().check();
    await field(page, 'learned').fill('Esperar cinco segundos cuenta más que la pregunta.');
    await page.locator('input[name="field-loop"]').first().check();
    await expectAccessible(page, 'what was learned');
    await page.getByRole('button', { name: 'Pasar a: Actuar' }).click();
    await page.locator('input[name="field-decision"]').first().check();
    await field(page, 'reason').fill('Dos niños más de lo esperado.');
    await field(page, 'next_step').fill('Probarla también en la sala verde.');
    await expectAccessible(page, 'what is decided');
    await page.getByRole('button', { name: 'Cerrar esta prueba' }).click();
    await expect(page.getByRole('button', { name: 'Cerrar esta prueba' })).toHaveCount(0);
    await received(page);
  });

  await test.step('the next test of the ramp begins where this one ended, one size larger', async () => {
    await page.getByRole('button', { name: 'Planificar la siguiente prueba' }).click();
    await expect(field(page, 'objective')).toHaveValue('Probarla también en la sala verde.');
    await expect(page.getByLabel('Pregunta 1', { exact: true })).toHaveValue(
      '¿Cuántos dicen una frase completa?',
    );
    const ramp = page.getByRole('region', { name: 'La rampa' });
    await expect(ramp.getByRole('listitem').filter({ hasText: 'Varios cursos' })).toHaveCount(1);
    await expect(ramp.getByRole('link', { name: cycle })).toBeVisible();
  });

  await test.step('the coach is asked', async () => {
    await page.getByRole('button', { name: 'Pedir una revisión' }).click();
    await page.getByLabel('¿Qué le gustaría saber?').fill(question);
    await page.getByRole('button', { name: 'Enviar la pregunta' }).click();
    await expect(page.getByText('Espera respuesta')).toBeVisible();
    await expectAccessible(page, 'a cycle with a question to the coach');
  });

  const office = await browser.newContext({ locale: 'es-CL' });
  const desk = await office.newPage();
  await test.step('the coach finds the question first, answers it, and mentions the leader', async () => {
    await signIn(desk, coach);
    await toTab(desk, 'Acompañar');
    await expectAccessibleInEveryLanguage(desk, 'the coach’s page');
    const waits = desk.getByRole('listitem').filter({ hasText: question });
    await waits.getByLabel('Su respuesta al equipo').first().fill(answer);
    await waits.getByRole('button', { name: 'Enviar la respuesta' }).first().click();
    await expect(desk.getByText(question)).toHaveCount(0);
    await toTab(desk, 'Ciclos');
    await desk.getByRole('link', { name: cycle, exact: true }).first().click();
    await settled(desk);
    const comments = desk.getByRole('region', { name: 'Comentarios' });
    await comments.getByLabel('Su comentario').last().fill('¿Quién registra en la sala verde?');
    await comments.getByRole('combobox', { name: 'Avisar a alguien' }).last().fill('Alicia');
    await desk.keyboard.press('Enter');
    await comments.getByRole('button', { name: 'Enviar', exact: true }).last().click();
    await expect(comments.getByText('Avisado a: Alicia Huircán')).toBeVisible();
  });
  await office.close();

  await test.step('both arrive as notices, and lead to the cycle', async () => {
    await page.reload();
    await page.getByRole('link', { name: /^Avisos: \d+ sin leer/ }).click();
    await settled(page);
    await expectAccessibleInEveryLanguage(page, 'the notices');
    await expect(page.getByText(answer)).toBeVisible();
    await page
      .getByRole('link', { name: /Matilde Curilén le mencionó/ })
      .first()
      .click();
    await expect(page.getByText('¿Quién registra en la sala verde?').first()).toBeVisible();
  });
});

test('a measure takes in what is right, an idea crosses a border, and a theory is edited by keyboard', async ({
  page,
}) => {
  await signIn(page, leader);

  await test.step('of a pasted table the faulty row is named and left out', async () => {
    await toTab(page, 'Medidas');
    await expectAccessibleInEveryLanguage(page, 'the measures');
    await page.getByRole('link', { name: measure }).click();
    await settled(page);
    await expectAccessible(page, 'a measure');
    await page.getByRole('link', { name: 'Pegar o importar' }).click();
    const rows = ['Día\tminutos', '2026-03-04\t16', '2026-03-11\tquince', '2026-03-18\t17'];
    await page.getByLabel('Celdas de una planilla').fill(rows.join('\n'));
    await page.getByRole('button', { name: 'Revisar' }).click();
    const faulty = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Fila 3' }) });
    await expect(faulty).toContainText('con error');
    await expectAccessibleInEveryLanguage(page, 'rows to import');
    await page.getByRole('button', { name: /Tomar solo las 2 filas buenas/ }).click();
    await expect(page.getByText(/2 valores guardados/)).toBeVisible();
    await page.getByRole('link', { name: 'Ver el gráfico' }).click();
  });

  await test.step('a value is added, and the chart, its sentence and its table tell it', async () => {
    await page.getByRole('button', { name: 'Agregar un valor' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Día').fill('2026-03-25');
    await dialog.getByLabel('Valor en minutos').fill('18,5');
    await expectAccessible(page, 'a new value');
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await expect(dialog).toHaveCount(0);
    const values = page.getByRole('table', { name: 'Valores' });
    await expect(values.getByRole('row').filter({ hasText: '25 mar 2026' })).toContainText('18,5 minutos');
    await expect(page.getByText(/Por ahora no hay señal de cambio|señal de un cambio/).first()).toBeVisible();
    await expect(page.getByText(/El último valor es 18,5/).first()).toBeVisible();
    await page.getByText(/^Tabla de los \d+ puntos$/).click();
    await expect(
      page.getByRole('table').last().getByRole('row').filter({ hasText: '25 mar 2026' }),
    ).toContainText('18,5');
    await expectAccessible(page, 'a measure with its table');
  });

  await test.step('an idea of another country is adopted, and says where it comes from', async () => {
    await toTab(page, 'Ideas');
    await page.getByRole('link', { name: 'Compartidas por otros' }).click();
    await page.getByRole('link', { name: 'Kusoma wawili wawili kila siku', exact: true }).click();
    await page.getByRole('link', { name: 'Adoptarla' }).click();
    await settled(page);
    await page.getByLabel('Cómo la llaman ustedes').fill('Leer de a dos cada día');
    await page.getByLabel('Qué cambia').fill('Con láminas en lugar de párrafos.');
    await page.getByLabel('Por qué', { exact: false }).last().fill('Nuestros niños aún no leen.');
    await expectAccessibleInEveryLanguage(page, 'an idea to adopt');
    await page.getByRole('button', { name: 'Adoptarla' }).click();
    await expect(heading(page, 'Leer de a dos cada día')).toBeVisible();
    const tree = page.getByRole('region', { name: 'De dónde viene y qué salió de ella' });
    await expect(tree.getByRole('link', { name: 'Kusoma wawili wawili kila siku' })).toBeVisible();
    await expect(tree.getByText('Con láminas en lugar de párrafos.')).toBeVisible();
    await expectAccessible(page, 'an idea with its lineage');
  });

  await test.step('the theory grows a driver by keyboard alone, and is kept as a version', async () => {
    await toTab(page, 'Teoría');
    const drivers = page.getByRole('region', { name: 'Diagrama de impulsores' });
    await expectAccessibleInEveryLanguage(page, 'a theory');
    await drivers.getByRole('button', { name: 'Esquema' }).focus();
    await page.keyboard.press('Enter');
    await drivers.getByRole('textbox').first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Las familias cuentan cuentos');
    await page.keyboard.press('Tab');
    const name = /^Impulsor secundario \d de \d/;
    await expect(page.locator('textarea:focus')).toHaveAccessibleName(name);
    await expect(page.locator('textarea:focus')).toHaveValue('Las familias cuentan cuentos');
    await expectAccessible(page, 'a theory as an outline');
    await page.getByRole('button', { name: 'Guardar como nueva versión' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Después de la reunión de marzo');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Recibido \d/)).toBeVisible();
    await page.getByRole('link', { name: 'Versiones' }).click();
    await expect(page.getByText('Después de la reunión de marzo').first()).toBeVisible();
    await expectAccessible(page, 'the versions of a theory');
  });

  await test.step('the board, the map of spread and a school’s page open', async () => {
    await toTab(page, 'Panorama');
    await expect(page.getByRole('table', { name: /Red de Jardines Hablar y Escuchar/ })).toBeVisible();
    await expectAccessibleInEveryLanguage(page, 'the board');
    await page.getByRole('link', { name: 'Difusión', exact: true }).click();
    await settled(page);
    await expect(page.getByRole('link', { name: /Leer de a dos cada día/ }).first()).toBeVisible();
    await expectAccessibleInEveryLanguage(page, 'the map of spread');
    await page.getByRole('link', { name: 'Escuelas', exact: true }).click();
    await page.getByRole('link', { name: 'Jardín Infantil Semilla de Boldo' }).click();
    await settled(page);
    await expectAccessible(page, 'a school’s page');
  });
});
