import { start, check } from './shot-theory.mjs';
for (const width of [1440, 768, 360]) {
  const { browser, page } = await start('leader.kenya@demo.example', width, 'en');
  const project = page.url().match(/\/p\/[^/]+/)[0];
  await page.goto('http://127.0.0.1:8120' + project + '/improve/theory');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/shots/t-${width}.png`, fullPage: true });
  await check(page, `theory ${width}`);
  await browser.close();
}
