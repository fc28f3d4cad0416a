import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
const base = 'http://127.0.0.1:8120';
const pw = (mail) => readFileSync('/tmp/duru-theory/accounts.txt', 'utf8').split('\n').find((l) => l.startsWith(mail)).split(/\s+/)[1];
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
export async function start(mail, width, lang = 'en') {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const page = await browser.newPage({ viewport: { width, height: width < 500 ? 800 : 900 } });
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) console.log('CONSOLE', m.text().slice(0, 300)); });
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message.slice(0, 500)));
  await page.goto(`${base}/?lang=${lang}`);
  await page.getByRole('combobox').selectOption(lang);
  await page.locator('input[type=email], input[name=email]').first().fill(mail);
  await page.locator('input[type=password]').first().fill(pw(mail));
  await page.locator('form button[type=submit]').click();
  await page.locator('nav').first().waitFor();
  await page.waitForURL(/\/p\//);
  return { browser, page };
}
export async function check(page, name) {
  await page.evaluate(axe);
  const faults = await page.evaluate(async () => (await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations.map((r) => `${r.id}: ${r.help}: ${r.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3).join(' | ')}`));
  console.log('AXE', name, faults.length ? faults : 'clean');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) console.log('OVERFLOW', name, wide);
}
