import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { expectAccessibleInEveryLanguage, settled } from './app';
import { expect, pageOf, phone, signIn } from './phone';
import { openWave, responsesOf, service } from './survey';

/** A red dot, as a phone's camera would give it. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC',
  'base64',
);

const form = (id: string) =>
  Buffer.from(`| survey |
| | type | name | label::Español (es) | label::English (en) | label::Filipino (fil) | label::Kiswahili (sw) |
| | text | town | ¿Dónde está la escuela? | Where is the school? | Nasaan ang paaralan? | Shule iko wapi? |
| | integer | pupils | ¿Cuántos estudiantes? | How many pupils? | Ilan ang mag-aaral? | Wanafunzi wangapi? |
| | image | board | Una foto de la pizarra | A photo of the board | Larawan ng pisara | Picha ya ubao |
| settings |
| | form_id | form_title | default_language |
| | ${id} | Visita | Español (es) |
`);

async function begin(page: Page, url: string) {
  await page.goto(`${url}?lang=es`);
  await page.getByLabel('He leído esto y quiero participar.').check();
  await page.getByRole('button', { name: 'Empezar' }).click();
}

async function fill(page: Page, town: string, pupils: string) {
  await page.getByLabel('¿Dónde está la escuela?').fill(town);
  await page.getByLabel('¿Cuántos estudiantes?').fill(pupils);
}

async function takePhoto(page: Page) {
  await page
    .getByLabel('Tomar o elegir una foto')
    .setInputFiles({ name: 'pizarra.png', mimeType: 'image/png', buffer: photo });
  await expect(page.getByText(/^pizarra-.*guardado en este dispositivo$/)).toBeVisible();
}

async function send(page: Page) {
  await page.getByRole('button', { name: 'Siguiente' }).click();
  await page.getByRole('button', { name: 'Enviar respuestas' }).click();
}

const saved = (page: Page) => expect(page.getByText(/^Guardado en este dispositivo/)).toBeVisible();
const more = (page: Page) => page.getByText('Guardar en un archivo o seguir en otro dispositivo').click();

test('what was sent is changed from one’s own phone without a connection, and a researcher sees both', async ({
  request,
}) => {
  const ask = await service(request);
  const title = `Cambios ${Date.now()}`;
  const { wave, url } = await openWave(ask, form(`own_${Date.now()}`), title, { amendments: true });
  const [shared, own, desk] = [phone(), phone(), phone()];
  const [sharedOne, ownOne, deskOne] = [await shared.open(), await own.open(), await desk.open()];
  let address = '';

  await test.step('on a shared phone the receipt gives a link for changing, and forgets it', async () => {
    const page = await pageOf(sharedOne);
    await begin(page, url);
    await fill(page, 'Maipú', '31');
    await takePhoto(page);
    await send(page);
    await expect(page.getByRole('heading', { name: 'Recibido. ¡Gracias!' })).toBeVisible();
    await expect(
      page.getByText('Puede cambiar sus respuestas hasta el 31 de diciembre de 2030.'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Guardar un enlace para cambiarlas' }).click();
    address = await page.getByRole('link', { name: /#change=/ }).innerText();
    await expect(page.getByRole('img', { name: 'Código QR del enlace' })).toBeVisible();
    await expectAccessible(page, 'the receipt with its link');
    await page.getByRole('button', { name: 'Responder otra persona en este dispositivo' }).click();
    await expect(page.getByLabel('He leído esto y quiero participar.')).toBeVisible();
    const kept = await page.evaluate(async () => {
      const open = indexedDB.open('duru-respond');
      await new Promise((done) => open.addEventListener('success', done));
      const names = [...open.result.objectStoreNames];
      const all = await Promise.all(
        names.map(
          (name) =>
            new Promise((done) => {
              const read = open.result.transaction(name).objectStore(name).getAll();
              read.onsuccess = () => done(read.result);
            }),
        ),
      );
      return JSON.stringify(all);
    });
    expect(kept).not.toContain(address.split('.').at(-1) ?? 'no token');
    expect(kept).not.toContain('Maipú');
  });

  await test.step('one’s own phone opens it; the change is made and handed over without a connection', async () => {
    const page = await pageOf(ownOne);
    await page.goto(address);
    await expect(page.getByText(/^Se enviaron el/)).toBeVisible();
    expect(new URL(page.url()).hash).toBe('');
    await expectAccessible(page, 'what was sent');
    await page.getByRole('button', { name: 'Cambiar mis respuestas' }).click();
    await expect(page.getByText(/^Está cambiando respuestas que se enviaron/)).toBeVisible();
    await expect(page.getByLabel('¿Dónde está la escuela?')).toHaveValue('Maipú');
    await expect(page.getByText(/ya se recibió, sigue como está$/)).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await ownOne.setOffline(true);
    for (const [language, next] of [
      ['sw', 'Endelea'],
      ['fil', 'Susunod'],
      ['es', 'Siguiente'],
    ] as const) {
      await page.locator('header select').selectOption(language);
      await expect(page.getByRole('button', { name: next }), 'every language is there offline').toBeVisible();
    }
    await fill(page, 'Maipú', '32');
    await expectAccessible(page, 'a change');
    await send(page);
    await expect(page.getByRole('heading', { name: 'Todavía no se ha enviado' })).toBeVisible();
    await ownOne.setOffline(false);
    await expect(page.getByRole('heading', { name: 'Recibimos su cambio. ¡Gracias!' })).toBeVisible();
    await expectAccessible(page, 'the receipt of a change');
  });

  await test.step('it is one record, with its photo, and both versions', async () => {
    await expect
      .poll(async () => (await responsesOf(ask, wave)).map(({ state }) => state))
      .toEqual(['complete']);
    const [found] = await responsesOf(ask, wave);
    expect(found).toMatchObject({ version: 2, files_missing: 0, answers: { town: 'Maipú', pupils: 32 } });
  });

  await test.step('a researcher finds what it said before and after, and whether changes are taken', async () => {
    const page = await pageOf(deskOne);
    await page.setViewportSize({ width: 1280, height: 900 });
    await signIn(page, 'researcher@demo.example');
    await page.getByRole('link', { name: 'Preguntar', exact: true }).click();
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByText(/^Quien envió una respuesta puede cambiarla hasta/)).toBeVisible();
    await page.getByRole('link', { name: 'Respuestas cambiadas' }).click();
    await settled(page);
    await page.getByRole('button', { name: 'Ver los cambios' }).click();
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'pupils' }) });
    await expect(row).toContainText('31');
    await expect(row).toContainText('32');
    await expectAccessibleInEveryLanguage(page, 'changed answers');
  });
  await Promise.all([sharedOne.close(), ownOne.close(), deskOne.close()]);
  for (const device of [shared, own, desk]) device.throwAway();
});

test('answers are begun on one device, gone on with and sent from another, and none of them is lost', async ({
  request,
}) => {
  const ask = await service(request);
  const { wave, url } = await openWave(ask, form(`two_${Date.now()}`), `Dos dispositivos ${Date.now()}`);
  const [one, two] = [phone(), phone()];
  const [firstOne, secondOne] = [await one.open(), await two.open()];
  const [first, second] = [await pageOf(firstOne), await pageOf(secondOne)];
  let address = '';

  await test.step('the first device keeps what is there, a photo too, under a link', async () => {
    await begin(first, url);
    await fill(first, 'Renca', '18');
    await takePhoto(first);
    await more(first);
    await firstOne.setOffline(true);
    await first.getByRole('button', { name: 'Hacer el enlace' }).click();
    await expect(first.getByText(/^Para esto hace falta conexión/)).toBeVisible();
    await firstOne.setOffline(false);
    await first.getByRole('button', { name: 'Hacer el enlace' }).click();
    address = await first.getByRole('link', { name: /#continue=/ }).innerText();
    await expect(first.getByText(/^Guardado también para el otro dispositivo/)).toBeVisible();
    await expectAccessible(first, 'a link to go on elsewhere');
  });

  await test.step('the second goes on with all of it', async () => {
    await second.goto(address);
    await expect(second.getByText(/^Son respuestas sin enviar/)).toBeVisible();
    expect(new URL(second.url()).hash).toBe('');
    await expectAccessible(second, 'answers from elsewhere');
    await second.getByRole('button', { name: 'Seguir aquí' }).click();
    await expect(second.getByLabel('¿Dónde está la escuela?')).toHaveValue('Renca');
    await expect(second.locator('.file figure img')).toBeVisible();
    await fill(second, 'Renca', '19');
    await expect(second.getByText(/^Guardado también para el otro dispositivo/)).toBeVisible();
    await second.evaluate(() => navigator.serviceWorker.ready);
  });

  await test.step('the first is told, and takes what is newer', async () => {
    const look = async () => {
      await first.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return first.getByRole('button', { name: 'Traer lo del otro dispositivo' }).count();
    };
    await expect.poll(look, { timeout: 30_000 }).toBe(1);
    await expectAccessible(first, 'the other device has moved on');
    await first.getByRole('button', { name: 'Traer lo del otro dispositivo' }).click();
    await expect(first.getByLabel('¿Cuántos estudiantes?')).toHaveValue('19');
  });

  await test.step('the second sends without a connection; it is received once, whole', async () => {
    await secondOne.setOffline(true);
    await send(second);
    await expect(second.getByRole('heading', { name: 'Todavía no se ha enviado' })).toBeVisible();
    await secondOne.setOffline(false);
    await expect(second.getByRole('heading', { name: 'Recibido. ¡Gracias!' })).toBeVisible();
    await expect
      .poll(async () => (await responsesOf(ask, wave)).map(({ state }) => state))
      .toEqual(['complete']);
    expect((await responsesOf(ask, wave))[0]).toMatchObject({
      answers: { town: 'Renca', pupils: 19 },
      files_missing: 0,
    });
  });

  await test.step('the first learns that it was sent, and the link opens nothing any more', async () => {
    const look = async () => {
      await first.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return first.getByText(/^Estas respuestas ya se enviaron desde el otro dispositivo/).count();
    };
    await expect.poll(look, { timeout: 30_000 }).toBe(1);
    await first.getByRole('button', { name: 'Borrarlas de aquí' }).click();
    await expect(first.getByLabel('He leído esto y quiero participar.')).toBeVisible();
    await first.goto(address);
    await expect(first.getByText(/^Bajo este enlace ya no hay nada/)).toBeVisible();
  });
  await Promise.all([firstOne.close(), secondOne.close()]);
  for (const device of [one, two]) device.throwAway();
});

test('a file of saved answers with a photo is handed in by another, and all of it is one record', async ({
  request,
}) => {
  const ask = await service(request);
  const title = `Archivo ${Date.now()}`;
  const { wave, url } = await openWave(ask, form(`file_${Date.now()}`), title);
  const [away, near, desk] = [phone(), phone(), phone()];
  const [awayOne, nearOne, deskOne] = [await away.open(), await near.open(), await desk.open()];
  const [page, other] = [await pageOf(awayOne), await pageOf(nearOne)];
  let file = '';

  await test.step('without a connection the answers are saved as a file', async () => {
    await begin(page, url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await awayOne.setOffline(true);
    await fill(page, 'Lampa', '44');
    await takePhoto(page);
    await saved(page);
    await send(page);
    await expect(page.getByRole('heading', { name: 'Todavía no se ha enviado' })).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Guardar una copia en un archivo' }).click();
    file = await (await download).path();
    await expect(page.getByText(/está en las descargas de este dispositivo/)).toBeVisible();
    await expectAccessible(page, 'not sent, saved as a file');
    expect(readFileSync(file).subarray(0, 15).toString()).toBe('duru-answers 1 ');
  });

  await test.step('on another device it is looked at, and sent', async () => {
    await other.goto(`${url}?lang=es`);
    await other.getByRole('button', { name: 'Tengo un archivo con respuestas guardadas' }).click();
    const input = other.getByLabel('Elegir el archivo');
    await input.setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: photo });
    await expect(other.getByRole('alert')).toContainText('Esto no es un archivo con respuestas guardadas');
    await input.setInputFiles(file);
    await expect(other.getByText('Fotos, grabaciones y otros archivos: 1.')).toBeVisible();
    await expectAccessible(other, 'a file that was read');
    await other.getByRole('button', { name: 'Enviarlas' }).click();
    await expect(other.getByRole('heading', { name: 'Recibido. ¡Gracias!' })).toBeVisible();
    await expect
      .poll(async () => (await responsesOf(ask, wave)).map(({ state }) => state))
      .toEqual(['complete']);
  });

  await test.step('the first device sends too, and somebody hands it in at the desk: still one record', async () => {
    await awayOne.setOffline(false);
    await expect(page.getByRole('heading', { name: 'Recibido. ¡Gracias!' })).toBeVisible();
    const table = await pageOf(deskOne);
    await table.setViewportSize({ width: 1280, height: 900 });
    await signIn(table, 'admin@demo.example');
    await table.getByRole('link', { name: 'Preguntar', exact: true }).click();
    await table.getByRole('link', { name: title }).click();
    await table.getByRole('link', { name: 'Entregar un archivo de respuestas' }).click();
    await settled(table);
    await expectAccessibleInEveryLanguage(table, 'handing in a file');
    await table.locator('input[type="file"]').setInputFiles(file);
    await table.getByRole('button', { name: 'Entregar', exact: true }).click();
    await expect(table.getByText(/^Recibido\. Comprobante:/)).toBeVisible();
    await expectAccessible(table, 'a file handed in');
    const [found, ...others] = await responsesOf(ask, wave);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ version: 1, answers: { town: 'Lampa', pupils: 44 }, files_missing: 0 });
    expect(found?.attachments).toHaveLength(1);
  });
  await Promise.all([awayOne.close(), nearOne.close(), deskOne.close()]);
  for (const device of [away, near, desk]) device.throwAway();
});
