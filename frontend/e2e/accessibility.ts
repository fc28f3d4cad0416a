import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const engine = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Axe {
  run: (
    root: Document,
    options: object,
  ) => Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
}

/** No rule of WCAG 2.2 AA that a machine can check is broken on the page as it stands now. */
export async function expectAccessible(page: Page, name: string) {
  // The page's policy forbids inline scripts; evaluate runs the engine in the page all the same.
  await page.evaluate(engine);
  // What a bar that stays in sight covers half would be measured as a target too small.
  await page.evaluate(() => window.scrollTo(0, 0));
  const faults = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes[0]?.html}`);
  }, rules);
  expect(faults, `${name} is accessible`).toEqual([]);
}
