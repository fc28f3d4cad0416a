import { chromium } from '@playwright/test';
import { readFileSync, mkdirSync } from 'node:fs';
const url = process.env.DURU_URL; const out = '/tmp/front_pics'; mkdirSync(out, { recursive: true });
const accounts = readFileSync(process.env.DURU_ACCOUNTS, 'utf8');
const pw = (e) => accounts.split('\n').map(l => l.trim().split(/\s{2,}/)).find(c => c[0] === e)[1];
const photo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC','base64');
const session = await (await fetch(url + '/api/identity/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'researcher@demo.example', password: pw('researcher@demo.example') }) })).json();
const H = { authorization: 'Bearer ' + session.access_token };
const api = async (m, p, body, raw) => { const r = await fetch(url + '/api/survey/v1' + p, { method: m, headers: { ...H, ...(raw ? {} : body ? { 'content-type': 'application/json' } : {}) }, body: raw ? body : body && JSON.stringify(body) }); if (!r.ok) throw new Error(p + ' ' + await r.text()); return r.json(); };
const form = `| survey |
| | type | name | label::Español (es) | label::English (en) | label::Filipino (fil) | label::Kiswahili (sw) |
| | text | town | ¿Dónde está la escuela? | Where is the school? | Nasaan ang paaralan? | Shule iko wapi? |
| | image | board | Una foto de la pizarra | A photo of the board | Larawan ng pisara | Picha ya ubao |
| settings |
| | form_id | form_title | default_language |
| | pics_${Date.now()} | Visita a la escuela | Español (es) |
`;
const closed = (await api('GET', '/waves?limit=50')).items.find(w => w.state === 'closed');
const inst = await api('POST', `/instruments?project_id=${closed.project_id}&file_name=f.md`, Buffer.from(form), true);
const wave = await api('POST', '/waves', { project_id: closed.project_id, site_id: closed.site_id, starts_on: closed.starts_on, ends_on: '2030-12-31', instrument_version_id: inst.version_id, title: 'Visitas 2023', invitation_mode: 'anonymous', link_level: 'network', amendments: true });
await api('POST', `/waves/${wave.id}:open`);
const link = (await api('POST', `/waves/${wave.id}/links`)).items[0].url;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const shot = (p, n) => p.screenshot({ path: `${out}/${n}.png`, fullPage: true });
for (const lang of ['es', 'en', 'fil', 'sw']) {
  const c = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'es-CL' });
  const p = await c.newPage();
  await p.goto(`${link}?lang=${lang}`);
  await p.locator('#consent').check();
  await shot(p, `welcome-${lang}`);
  await p.locator('button.primary').click();
  await p.locator('textarea, input[type=text]').first().fill('Maipú');
  await p.locator('details.more > summary').click();
  await p.locator('details.more section button').first().click();
  await p.locator('.share .address').waitFor();
  await shot(p, `continue-${lang}`);
  const address = await p.locator('.share .address').innerText();
  await p.locator('button[type=submit].primary').click();
  await shot(p, `check-${lang}`);
  await p.locator('button[type=submit].primary').click();
  await p.locator('.keep').waitFor();
  await p.locator('.keep button').nth(1).click();
  await p.locator('.share .address').waitFor();
  await shot(p, `receipt-${lang}`);
  const change = await p.locator('.share .address').innerText();
  const q = await (await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'es-CL' })).newPage();
  await q.goto(change);
  await q.locator('button.primary').waitFor();
  await shot(q, `own-${lang}`);
  await q.locator('button.primary').click();
  await q.locator('p.notice').waitFor();
  await shot(q, `change-${lang}`);
  await q.locator('textarea, input[type=text]').first().fill('Renca');
  await q.locator('button[type=submit].primary').click();
  await q.locator('button[type=submit].primary').click();
  await q.locator('.card.good').waitFor();
  await shot(q, `changed-${lang}`);
  const r = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await r.goto(`${link}?lang=${lang}`);
  await r.locator('p button.quiet').last().click();
  await r.locator('label.button').waitFor();
  await r.locator('input[type=file]').setInputFiles({ name: 'x.duru', mimeType: 'application/octet-stream', buffer: photo });
  await r.locator('[role=alert]').waitFor();
  await shot(r, `handin-${lang}`);
}
for (const [w, h] of [[1440, 900], [360, 740]]) {
  const c = await browser.newContext({ viewport: { width: w, height: h }, locale: 'es-CL' });
  const p = await c.newPage();
  await p.goto(url + '/?lang=es');
  await p.getByLabel('Correo electrónico').fill('researcher@demo.example');
  await p.getByLabel('Contraseña', { exact: true }).fill(pw('researcher@demo.example'));
  await p.getByRole('button', { name: 'Iniciar sesión' }).click();
  await p.getByRole('link', { name: 'Preguntar', exact: true }).click();
  await p.getByRole('link', { name: 'Monitoreo de redes 2023' }).click();
  await p.getByText('Después de enviar').waitFor();
  await p.waitForTimeout(1500);
  await shot(p, `wave-${w}`);
  await p.getByRole('link', { name: 'Respuestas cambiadas' }).click();
  await p.getByRole('button', { name: 'Ver los cambios' }).first().click();
  await p.getByRole('table').first().waitFor();
  await shot(p, `edits-${w}`);
  await p.goBack();
  await p.getByRole('link', { name: 'Entregar un archivo de respuestas' }).click();
  await p.getByRole('button', { name: 'Elegir el archivo' }).waitFor();
  await shot(p, `handin-desk-${w}`);
}
await browser.close();
