import { start, check } from './shot-theory.mjs';
for (const width of [1440, 360]) {
  const { browser, page } = await start('leader.kenya@demo.example', width, 'en');
  const project = page.url().match(/\/p\/[^/]+/)[0];
  await page.goto('http://127.0.0.1:8120' + project + '/improve/theory');
  await page.waitForTimeout(2500);
  const box = page.getByRole('button', { name: /Kabati liko wazi/ });
  await box.scrollIntoViewIfNeeded();
  await box.click();
  await page.keyboard.type('!');
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/shots/t2-edit-${width}.png` });
  await check(page, 'editing box');
  // drag
  if (width > 1000) {
    await page.keyboard.press('Escape');
    const grip = page.locator('[data-node]').filter({ hasText: 'Shule jirani' }).locator('span').last();
    const target = page.locator('[data-node]').filter({ hasText: 'Walimu wanajua' });
    const a = await grip.boundingBox(); const b = await target.boundingBox();
    await page.mouse.move(a.x + 10, a.y + 10); await page.mouse.down(); await page.mouse.move(b.x + 50, b.y + b.height / 2, { steps: 5 });
    await page.screenshot({ path: `/tmp/shots/t2-drag-${width}.png` });
    await page.mouse.up();
    await page.waitForTimeout(300);
    await page.screenshot({ path: `/tmp/shots/t2-dropped-${width}.png` });
  }
  // outline
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Outline' }).last().click();
  await page.waitForTimeout(300);
  const field = page.getByRole('textbox', { name: /Primary driver 2/ });
  await field.click();
  await page.keyboard.press('Enter');
  await page.keyboard.type('A new driver typed here');
  await page.keyboard.press('Tab');
  await page.waitForTimeout(200);
  await page.screenshot({ path: `/tmp/shots/t2-outline-${width}.png` });
  await check(page, 'outline');
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/shots/t2-removed-${width}.png` });
  await page.getByRole('button', { name: 'Save as a new version' }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/shots/t2-save-${width}.png` });
  await check(page, 'save dialog');
  await page.reload();
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/shots/t2-reload-${width}.png`, fullPage: true });
  await browser.close();
}
