import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { passwordOf } from './accounts';
import { settled } from './app';

/** Writes questionnaires, opens waves and may read raw answers. */
const researcher = 'researcher@demo.example';
const question = '¿A quién recurre cuando algo de su trabajo es difícil?';

async function signIn(page: Page) {
  await page.goto('/?lang=es');
  await page.getByLabel('Correo electrónico').fill(researcher);
  await page.getByLabel('Contraseña', { exact: true }).fill(passwordOf(researcher));
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await page.getByRole('link', { name: 'Preguntar' }).first().click();
  await settled(page);
}

/** Opens an anonymous wave with the newest questionnaire of this title; its public link comes back. */
async function openWave(page: Page, title: string): Promise<{ id: string; url: string }> {
  const { request } = page;
  const session = await request.post('/api/identity/v1/session', {
    data: { email: researcher, password: passwordOf(researcher) },
  });
  const { access_token: token } = (await session.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  const call = async <Body>(answer: ReturnType<typeof request.get>): Promise<Body> => {
    const response = await answer;
    expect(response.ok(), await response.text()).toBe(true);
    return (await response.json()) as Body;
  };
  type Rows<Row> = { items: Row[] };
  const forms = await call<Rows<{ title: string; version_id: string; project_id: string }>>(
    request.get('/api/survey/v1/instruments?limit=200', { headers }),
  );
  const form = forms.items.find((one) => one.title === title);
  if (!form) throw new Error(`no questionnaire ${title}`);
  const sites = await call<Rows<{ id: string; code: string }>>(
    request.get(`/api/identity/v1/sites?project_id=${form.project_id}`, { headers }),
  );
  const made = await call<{ id: string }>(
    request.post('/api/survey/v1/waves', {
      headers,
      data: {
        project_id: form.project_id,
        site_id: sites.items.find(({ code }) => code === 'PH')?.id,
        instrument_version_id: form.version_id,
        title,
        starts_on: '2026-01-01',
        ends_on: '2031-01-01',
        invitation_mode: 'anonymous',
        link_level: 'network',
      },
    }),
  );
  await call(request.post(`/api/survey/v1/waves/${made.id}:open`, { headers }));
  const links = await call<Rows<{ url: string }>>(
    request.post(`/api/survey/v1/waves/${made.id}/links`, { headers }),
  );
  return { id: made.id, url: links.items[0]?.url ?? '' };
}

test('a name generator is built, answered on a phone, and its ties are saved as a file', async ({
  page,
  browser,
}) => {
  const title = `Apoyo ${Date.now()}`;
  await signIn(page);

  await test.step('a few answers make the whole pattern', async () => {
    await page.getByRole('link', { name: 'Cuestionarios' }).click();
    await page.getByRole('link', { name: 'Nuevo cuestionario' }).click();
    await page.getByLabel('Título del cuestionario').fill(title);
    await page.getByRole('button', { name: 'Empezar a escribir' }).click();
    await page.getByRole('button', { name: 'Agregar', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Generador de nombres' }).click();
    await expectAccessible(page, 'the name generator');
    await page.getByRole('button', { name: 'Agregar las preguntas' }).click();
    await expect(page.getByText('Escriba a quiénes hay que nombrar.')).toBeVisible();
    await page.getByRole('dialog').getByRole('textbox').first().fill(question);
    await page.getByLabel('Cuántas personas como máximo').fill('3');
    await page.getByRole('button', { name: 'Agregar las preguntas' }).click();
    await expect(page.locator('[data-item]').filter({ hasText: question })).toBeVisible();
    await expect(page.locator('[data-state="saved"]')).toBeVisible();
    await expectAccessible(page, 'the rows of a name generator');
  });

  await test.step('the preview asks for names, and each person gets a card', async () => {
    await page.getByRole('link', { name: 'Vista previa' }).click();
    const phone = page.frameLocator('iframe');
    await phone.getByLabel('Persona 1').fill('Ana');
    await phone.getByLabel('Persona 2').fill('Ben');
    await phone.getByRole('button', { name: /Siguiente/ }).click();
    await expect(phone.getByRole('heading', { name: 'Ana' })).toBeVisible();
  });

  await test.step('it is published', async () => {
    await page.getByRole('link', { name: /^Publicar/ }).click();
    const button = page.getByRole('button', { name: 'Publicar', exact: true });
    await expect(button).toBeEnabled();
    await button.click();
    await expect(page.getByRole('heading', { name: 'Versión 1 La más nueva' })).toBeVisible();
  });

  const wave = await openWave(page, title);
  await test.step('it is answered on a phone, with the keyboard alone where names are written', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'es-CL' });
    const phone = await context.newPage();
    const address = new URL(wave.url);
    address.searchParams.set('lang', 'es');
    await phone.goto(address.href);
    await phone.getByLabel('He leído esto y quiero participar.').check();
    await phone.getByRole('button', { name: 'Empezar' }).click();
    await phone.getByLabel('Persona 1').fill('Ana');
    await phone.keyboard.press('Enter');
    await expect(phone.getByLabel('Persona 2')).toBeFocused();
    await phone.keyboard.type('Ben');
    await phone.keyboard.press('Enter');
    await phone.keyboard.type('Luz de la Cruz');
    await expect(phone.getByText('Eso es lo máximo que se pregunta: 3 personas.')).toBeVisible();
    await expectAccessible(phone, 'the names');
    for (const name of ['Ana', 'Ben', 'Luz de la Cruz']) {
      await phone.getByRole('button', { name: /Siguiente/ }).click();
      await expect(phone.getByRole('heading', { level: 1, name })).toBeVisible();
      await phone.getByRole('radio', { name: 'Mentor o asesora' }).check();
      if (name === 'Ana') {
        await phone.getByRole('checkbox', { name: 'Luz de la Cruz' }).check();
        await expectAccessible(phone, 'the card of a person');
      }
    }
    await phone.getByRole('button', { name: /Siguiente/ }).click();
    await phone.getByRole('button', { name: 'Enviar respuestas' }).click();
    await expect(phone.getByRole('heading', { name: 'Recibido. ¡Gracias!' })).toBeVisible();
    await context.close();
  });

  await test.step('whoever may read raw answers sees the counts and saves the ties', async () => {
    await page.goto('/?lang=es');
    await page.getByRole('link', { name: 'Preguntar' }).first().click();
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('link', { name: 'Red social' }).click();
    await settled(page);
    await expect(page.getByRole('rowheader', { name: new RegExp(question.slice(1, 20)) })).toBeVisible();
    await expect(page.getByText('1 de 19')).toBeVisible();
    await expect(page.getByText(/menos de 70 de cada 100/)).toBeVisible();
    await expectAccessible(page, 'the network of a wave');
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Guardar vínculos' }).click();
    const saved = await (await file).path();
    const [heading, ...rows] = readFileSync(saved, 'utf8').trim().split('\r\n');
    expect(heading).toContain('source,target,relation,kind,value');
    expect(rows.map((row) => row.split(',').slice(2, 4).join(' ')).sort()).toEqual([
      'know alters',
      'support named',
      'support named',
      'support named',
    ]);
    expect(rows.join('\n')).not.toContain('Ana');
  });
});

test('a wave says which statements can be compared with the year before', async ({ page }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Monitoreo de redes 2022' }).click();
  await settled(page);
  await expect(page.getByRole('link', { name: 'Monitoreo de redes 2021' })).toBeVisible();
  await page.getByText('1 pregunta no se puede comparar').click();
  await expect(page.getByText('Antes: Hablamos de la asistencia de estudiantes')).toBeVisible();
  await expectAccessible(page, 'what a wave can be compared with');
});
