import { Buffer } from 'node:buffer';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { pageOf, phone } from './phone';
import { service } from './survey';

/** A red dot, as a phone's camera would give it. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC',
  'base64',
);

const form = (id: string) => `| survey |
| | type | name | label::Español (es) | media::image::Español (es) | appearance | choice_filter |
| | note | board | Así se ve la pizarra | board.png | | |
| | text | region | Región | | | |
| | select_one_external ward | ward | Barrio | | | region=\${region} |
| | geopoint | place | ¿Dónde está la escuela? | | | |
| | image | photo | Una foto de la pizarra | | | |
| | image | sign | Firme aquí | | signature | |
| | date | since | ¿Desde qué mes? | | month-year | |
| | barcode | code | Código del libro | | | |
| external_choices |
| | list_name | name | label | region |
| | ward | n1 | Cerro | norte |
| | ward | s1 | Lago | sur |
| settings |
| | form_id |
| | ${id} |
`;

interface Wave {
  id: string;
  project_id: string;
  site_id: string;
  starts_on: string;
  ends_on: string;
  state: string;
}

interface Response {
  state: string;
  answers: Record<string, unknown>;
  files_missing: number;
  attachments: { name: string; state: string }[];
}

/** A wave that asks what few questionnaires ask, and a link to it. */
async function askedByLink(request: APIRequestContext) {
  const ask = await service(request);
  const { items } = await ask<{ items: Wave[] }>('GET', '/waves?limit=50');
  const known = items.find(({ state }) => state === 'closed');
  if (!known) throw new Error('the demonstration has no closed wave');
  const { project_id, site_id, starts_on, ends_on } = known;
  const id = `kinds_${Date.now()}`;
  const made = await ask<{ id: string; version_id: string; web: boolean }>(
    'POST',
    `/instruments?project_id=${project_id}&file_name=kinds.md`,
    { data: Buffer.from(form(id)) },
  );
  expect(made.web, 'a picture is missing').toBe(false);
  await ask('PUT', `/instruments/${made.id}/media/board.png`, { data: photo });
  const whole = await ask<{ web: boolean }>('GET', `/instruments/${made.id}`);
  expect(whole.web, 'the page can ask all of it').toBe(true);
  const body = { project_id, site_id, starts_on, ends_on, instrument_version_id: made.version_id };
  const wave = await ask<Wave>('POST', '/waves', {
    data: { ...body, title: `Visita ${id}`, invitation_mode: 'anonymous', link_level: 'network' },
  });
  await ask('POST', `/waves/${wave.id}:open`);
  const links = await ask<{ items: { url: string }[] }>('POST', `/waves/${wave.id}/links`);
  const [link] = links.items;
  if (!link) throw new Error('the wave has no link');
  return { ask, wave, url: link.url };
}

async function answer(page: Page) {
  await page.getByLabel('Región').fill('norte');
  await page.getByRole('radio', { name: 'Cerro' }).check();
  await expect(page.getByRole('radio', { name: 'Lago' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Usar el lugar donde estoy' }).click();
  await expect(page.getByText('Latitud -1.2921, longitud 36.8219')).toBeVisible();
  await page
    .getByLabel('Tomar o elegir una foto')
    .setInputFiles({ name: 'pizarra.png', mimeType: 'image/png', buffer: photo });
  await expect(page.getByText(/^pizarra-.*guardado en este dispositivo$/)).toBeVisible();
  await page.getByRole('button', { name: 'Dibujar' }).click();
  const pad = page.getByRole('img', { name: 'Superficie para dibujar' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('nothing to draw on');
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 90, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Guardar el dibujo' }).click();
  await expect(page.getByText(/^sign-.*guardado en este dispositivo$/)).toBeVisible();
  await page.getByLabel('Mes').selectOption({ label: 'marzo' });
  await page.getByLabel('Año').fill('2024');
  await page.getByLabel('Código del libro').fill('978-0');
}

test('a place, photos and a drawing are given without a connection and arrive whole, once', async ({
  request,
}) => {
  const { ask, wave, url } = await askedByLink(request);
  const device = phone();
  let context = await device.open();
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: -1.2921, longitude: 36.8219, accuracy: 4 });
  let page = await pageOf(context);

  await test.step('the questionnaire shows its picture and takes every kind of answer', async () => {
    await page.goto(`${url}?lang=es`);
    await page.getByLabel('He leído esto y quiero participar.').check();
    await page.getByRole('button', { name: 'Empezar' }).click();
    await expect(page.locator('img.label-file')).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await answer(page);
    await expectAccessible(page, 'the seldom kinds');
    await expect(page.getByText(/^Guardado en este dispositivo/)).toBeVisible();
  });

  await test.step('after a restart without a connection all of it is still there, and is handed over', async () => {
    await context.close();
    context = await device.open();
    await context.setOffline(true);
    page = await pageOf(context);
    await page.goto(`${url}?lang=es`);
    await page.getByRole('button', { name: 'Continuar' }).click();
    await expect(page.getByText(/^pizarra-.*guardado en este dispositivo$/)).toBeVisible();
    await expect(page.locator('.file figure img').first()).toBeVisible();
    await page.getByRole('button', { name: 'Siguiente' }).click();
    await page.getByRole('button', { name: 'Enviar respuestas' }).click();
    await expect(page.getByRole('heading', { name: 'Todavía no se ha enviado' })).toBeVisible();
  });

  await test.step('with the connection it is received with its files', async () => {
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Probar ahora' }).click();
    await expect(page.getByRole('heading', { name: 'Recibido. ¡Gracias!' })).toBeVisible();
    const responses = () => ask<{ items: Response[] }>('GET', `/waves/${wave.id}/responses`);
    await expect.poll(async () => (await responses()).items.map(({ state }) => state)).toEqual(['complete']);
    const [found] = (await responses()).items;
    expect(found?.answers).toMatchObject({
      ward: 'n1',
      place: [-1.2921, 36.8219, 0, 4],
      since: '2024-03-01',
      code: '978-0',
    });
    expect(found?.files_missing).toBe(0);
    expect(found?.attachments.map(({ name, state }) => [name.split('-')[0], state]).sort()).toEqual([
      ['pizarra', 'complete'],
      ['sign', 'complete'],
    ]);
  });
  await context.close();
  device.throwAway();
});
