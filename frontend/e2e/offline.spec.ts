import { readFileSync } from 'node:fs';
import { type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { settled } from './app';
import { type Cycle, freshCycle } from './cycle';
import { expect, keptForLater, pageOf, phone, quiet, type Server, server, signIn } from './phone';

const leader = 'leader.kenya@demo.example';
const colleague = 'admin@demo.example';

interface Titled {
  id: string;
  title: string;
}
interface Theory {
  id: string;
  project_id: string;
  network_id: string;
  school_id: string | null;
  problem: string;
  version: number;
}
interface Measure {
  id: string;
  name: string;
  observations: number;
}
interface List<Item> {
  items: Item[];
}

/** A measure of a network with three values: enough for a line. */
async function measureWithValues(as: Server, { project_id, network_id }: Theory, name: string) {
  const what = { kind: 'process', data: 'number', unit: 'minutes', cadence: 'week' };
  const measure = await as.post<Measure>('/measures', { ...what, project_id, network_id, name });
  for (const [week, value] of [12, 15, 14].entries()) {
    const on_date = `2026-03-${String(2 + 7 * week).padStart(2, '0')}`;
    await as.post(`/measures/${measure.id}/observations`, { on_date, value });
  }
  return measure;
}

async function toCycles(page: Page) {
  await page.getByRole('link', { name: 'Mejorar', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ciclos PHEA' })).toBeVisible();
}

const field = (page: Page, name: string) => page.locator(`#field-${name}`);
const state = (page: Page) => page.locator('[role="status"][data-state]');

test('a team plans, does and writes without a connection and through a restart; all is received once', async ({
  request,
}) => {
  const title = `Pairs at the board ${Date.now()}`;
  const made = `Songs at the door ${Date.now()}`;
  const cycle = await freshCycle(request, leader, title);
  const place = `/p/${cycle.project_id}/improve/cycles/${cycle.id}`;
  const device = phone();
  let context = await device.open();
  let page = await pageOf(context);

  await test.step('with a connection: sign in, look at the list', async () => {
    const calm = quiet(page);
    await signIn(page, leader);
    await toCycles(page);
    await expect(page.getByRole('link', { name: title })).toBeVisible();
    await settled(page);
    await keptForLater(page);
    await calm();
    await expect(page.getByText('Sin conexión.')).toHaveCount(0);
  });

  await test.step('without one, after a restart: the cycle opens although it was never opened', async () => {
    await context.close();
    context = await device.open();
    await context.setOffline(true);
    page = await pageOf(context);
    await page.goto('/');
    await expect(page.getByText('Sin conexión.')).toBeVisible();
    await toCycles(page);
    await page.getByRole('link', { name: title }).click();
    await expect(field(page, 'objective')).toHaveValue('See whether pairs help');
    await expectAccessible(page, 'a cycle without a connection');
  });

  await test.step('what is typed is on the device', async () => {
    await field(page, 'objective').fill('See whether every learner speaks');
    await page.getByRole('button', { name: 'Agregar una pregunta' }).click();
    await page.getByLabel('Pregunta 1', { exact: true }).fill('Does every learner speak?');
    await page.getByLabel('¿Qué esperan? (pregunta 1)', { exact: true }).fill('18 of 24');
    await page.getByRole('link', { name: /^Hacer/ }).click();
    await field(page, 'happened').fill('Rain. Twenty came.');
    await expect(state(page)).toHaveAttribute('data-state', 'device');
    await expect(state(page)).toContainText('Guardado en este dispositivo');
  });

  await test.step('a photo of the board is kept with it', async () => {
    const buffer = readFileSync(new URL('../public/icon-192.png', import.meta.url));
    const camera = page.locator('input[type="file"][accept="image/*"]').first();
    await camera.setInputFiles({ name: 'board.png', mimeType: 'image/png', buffer });
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name="title"]').fill('The board');
    await dialog.locator('[name="alt"]').fill('A board with eighteen marks');
    await dialog.locator('[name="people"][value="nobody"]').check();
    await dialog.getByRole('button', { name: 'Guardar', exact: true }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('a new cycle is planned there, and goes on', async () => {
    await toCycles(page);
    await page.getByRole('link', { name: 'Nuevo ciclo' }).click();
    await page.getByLabel('Nombre de la prueba').fill(made);
    await page.getByRole('button', { name: 'Empezar el plan' }).click();
    await expect(page.getByRole('heading', { level: 1, name: made })).toBeVisible();
    await field(page, 'who').fill('Mr Otieno');
    await expect(state(page)).toHaveAttribute('data-state', 'device');
  });

  await test.step('the browser dies; everything is still there, each with its state', async () => {
    await context.close();
    context = await device.open();
    await context.setOffline(true);
    page = await pageOf(context);
    await page.goto(`${place}/do`);
    await expect(field(page, 'happened')).toHaveValue('Rain. Twenty came.');
    await page.getByRole('link', { name: /esperan? ser enviad/ }).click();
    const items = page.getByRole('list', { name: 'Lo que espera' }).getByRole('listitem');
    const own = items.filter({ hasText: `Prueba: ${title}` });
    await expect(own).toHaveCount(1);
    await expect(own).toContainText('En este dispositivo');
    await expect(items.filter({ hasText: made })).not.toHaveCount(0);
    await expectAccessible(page, 'what waits to be sent');
  });

  await test.step('the connection is back: received, each once, exactly as typed', async () => {
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Probar ahora' }).click();
    await expect(page.getByText('Todo se ha recibido')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Sin conexión.')).toHaveCount(0);
    await expectAccessible(page, 'nothing waits');
    const as = await server(request, leader);
    const now = await as.get<Cycle>(`/cycles/${cycle.id}`);
    expect(now).toMatchObject({
      objective: 'See whether every learner speaks',
      happened: 'Rain. Twenty came.',
      questions: [{ question: 'Does every learner speak?', prediction: '18 of 24' }],
    });
    const { items } = await as.get<List<Cycle>>(`/cycles?network_id=${cycle.network_id}&limit=200`);
    const evidence = await as.get<List<{ title: string }>>(`/evidence?cycle_id=${cycle.id}`);
    expect(evidence.items.map((one) => one.title)).toEqual(['The board']);
    const twins = items.filter((one) => one.title === made);
    expect(twins).toHaveLength(1);
    expect(twins[0]?.who).toBe('Mr Otieno');
  });
  await context.close();
  device.throwAway();
});

test('theory, idea, measure and talk, never opened before, are worked on without a connection and received once', async ({
  request,
}) => {
  const as = await server(request, leader);
  const { items: theories } = await as.get<List<Theory>>('/theories');
  const theory = theories.find(({ school_id }) => school_id === null);
  if (!theory) throw new Error('the demonstration gives the leader no theory');
  const mark = Date.now();
  const said = `Few read aloud (${mark})`;
  const title = `Riddles at the gate ${mark}`;
  const comment = `Who listens? ${mark}`;
  const cycle = await freshCycle(request, leader, `Whisper reading ${mark}`);
  const measure = await measureWithValues(as, theory, `Minutes of riddles ${mark}`);
  const improve = `/p/${theory.project_id}/improve`;
  const device = phone();
  let context = await device.open();
  let page = await pageOf(context);

  await test.step('with a connection: only signed in', async () => {
    const calm = quiet(page);
    await signIn(page, leader);
    await keptForLater(page);
    await calm();
    await context.close();
    context = await device.open();
    await context.setOffline(true);
    page = await pageOf(context);
  });

  await test.step('a measure shows its chart as it was, and takes a value', async () => {
    await page.goto(`${improve}/measures`);
    await page.getByRole('link', { name: measure.name }).click();
    await expect(page.getByRole('slider')).toBeVisible();
    await expectAccessible(page, 'a measure without a connection');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'PNG' }).click(),
    ]);
    const png = readFileSync(await download.path());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
    await page.goto(`${improve}/measures/${measure.id}?add=1`);
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name="value"]').fill('7');
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await expect(page.getByText('En este dispositivo').first()).toBeVisible();
  });

  await test.step('a version of the theory is kept on the device', async () => {
    await page.goto(`${improve}/theory/${theory.id}`);
    const problem = page.getByRole('textbox', { name: 'Problema de la práctica' });
    await problem.fill(said);
    await page.getByRole('button', { name: 'Guardar como nueva versión' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Guardar como nueva versión' }).click();
    await expect(state(page)).toHaveAttribute('data-state', 'device');
    await expectAccessible(page, 'a theory without a connection');
  });

  await test.step('an idea is written, and a cycle is planned from it', async () => {
    await page.goto(`${improve}/ideas/new`);
    await page.locator('[name="title"]').fill(title);
    await page.getByRole('button', { name: 'Guardar' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(state(page)).toHaveAttribute('data-state', 'device');
    await expectAccessible(page, 'an idea without a connection');
    await page.getByRole('link', { name: 'Planificar un ciclo' }).click();
    await expect(page.locator('[name="title"]')).toHaveValue(title);
    await page.getByRole('button', { name: 'Empezar el plan' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  });

  await test.step('a comment on a cycle that was never opened', async () => {
    await page.goto(`${improve}/cycles/${cycle.id}/plan`);
    await expect(field(page, 'objective')).toHaveValue('See whether pairs help');
    await page.getByLabel('Su comentario').fill(comment);
    await page.getByRole('button', { name: 'Enviar', exact: true }).click();
    await expect(page.getByText(comment)).toBeVisible();
  });

  await test.step('after a restart all is there; with a connection each is received once', async () => {
    await context.close();
    context = await device.open();
    await context.setOffline(true);
    page = await pageOf(context);
    await page.goto(`${improve}/theory/${theory.id}`);
    await expect(page.getByRole('textbox', { name: 'Problema de la práctica' })).toHaveValue(said);
    await page.goto(`${improve}/ideas`);
    await expect(page.getByRole('link', { name: title })).toBeVisible();
    await context.setOffline(false);
    await page.goto(`/p/${theory.project_id}/waiting`);
    await expect(page.getByText('Todo se ha recibido')).toBeVisible({ timeout: 60_000 });
    const kept = await as.get<Theory>(`/theories/${theory.id}`);
    expect(kept).toMatchObject({ problem: said, version: theory.version + 1 });
    const { items: ideas } = await as.get<List<Titled>>(`/ideas?network_id=${theory.network_id}&limit=200`);
    const made = ideas.filter((idea) => idea.title === title);
    expect(made).toHaveLength(1);
    const { items: cycles } = await as.get<List<Cycle & { idea_id: string }>>(
      `/cycles?idea_id=${made[0]?.id}`,
    );
    expect(cycles.map((one) => one.title)).toEqual([title]);
    const after = await as.get<Measure>(`/measures/${measure.id}`);
    expect(after.observations).toBe(4);
    const { items: comments } = await as.get<List<{ text: string }>>(
      `/comments?subject_kind=cycle&subject_id=${cycle.id}`,
    );
    expect(comments.map(({ text }) => text)).toEqual([comment]);
    // The demonstration's own words again.
    const headers = { 'if-match': `"${kept.version}"` };
    await as.post(`/theories/${theory.id}/restore`, { version: theory.version, note: '' }, headers);
  });
  await context.close();
  device.throwAway();
});

test('two people write in the same cycle: both versions stand field by field, and nothing is lost', async ({
  browser,
  request,
}) => {
  const cycle = await freshCycle(request, leader, `Two pens ${Date.now()}`);
  const place = `/p/${cycle.project_id}/improve/cycles/${cycle.id}`;
  const open = async (email: string) => {
    const context = await browser.newContext({ locale: 'es-CL', viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await signIn(page, email);
    await page.goto(place);
    await expect(field(page, 'objective')).toHaveValue('See whether pairs help');
    return { context, page };
  };
  const mine = await open(leader);
  const theirs = await open(colleague);

  await test.step('one of them without a connection', async () => {
    await keptForLater(mine.page);
    await mine.context.setOffline(true);
    await field(mine.page, 'objective').fill('Mine: does every learner speak?');
    await field(mine.page, 'who').fill('Ms Wanjiru and Mr Otieno');
    await expect(state(mine.page)).toHaveAttribute('data-state', 'device');
    await field(theirs.page, 'objective').fill('Theirs: do the quiet ones speak?');
    await field(theirs.page, 'where').fill('The hall');
    await field(theirs.page, 'where').blur();
    await expect(state(theirs.page)).toHaveAttribute('data-state', 'received');
  });

  const conflict = mine.page.getByRole('region', { name: 'Dos versiones de lo mismo' });
  await test.step('both versions are shown, for the one field that both changed', async () => {
    await mine.context.setOffline(false);
    await expect(conflict).toBeVisible({ timeout: 30_000 });
    await expect(conflict.locator('fieldset')).toHaveCount(1);
    await expect(conflict).toContainText('Mine: does every learner speak?');
    await expect(conflict).toContainText('Theirs: do the quiet ones speak?');
    await expectAccessible(mine.page, 'two versions of the same');
    await expect(field(mine.page, 'where')).toHaveValue('The hall');
  });

  await test.step('theirs is chosen; mine stands in the history', async () => {
    await conflict.getByRole('radio').nth(1).check();
    await conflict.getByRole('button', { name: 'Guardar lo que elegí' }).click();
    await expect(conflict).toHaveCount(0);
    await expect(state(mine.page)).toHaveAttribute('data-state', 'received');
    const as = await server(request, leader);
    expect(await as.get<Cycle>(`/cycles/${cycle.id}`)).toMatchObject({
      objective: 'Theirs: do the quiet ones speak?',
      who: 'Ms Wanjiru and Mr Otieno',
      where: 'The hall',
    });
    const history = await as.get<List<{ fields: { field: string; new: unknown }[] }>>(
      `/cycles/${cycle.id}/history`,
    );
    const written = history.items.flatMap(({ fields }) => fields).filter((one) => one.field === 'objective');
    expect(written.map((one) => one.new)).toContain('Mine: does every learner speak?');
    expect(written.map((one) => one.new)).toContain('Theirs: do the quiet ones speak?');
  });
  await mine.context.close();
  await theirs.context.close();
});
