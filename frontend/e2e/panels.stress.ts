import { test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { signIn } from './app';
import { type Cycle, freshCycle } from './cycle';
import { expect, server } from './phone';

const leader = 'leader.kenya@demo.example';

test('beside a cycle: its measures with their charts, who sees it, and who changed what', async ({
  page,
  request,
}) => {
  const as = await server(request, leader);
  const cycle = await freshCycle(request, leader, `Beside the plan ${Date.now()}`);
  const { items: measures } = await as.get<{ items: { id: string; name: string; observations: number }[] }>(
    `/measures?network_id=${cycle.network_id}`,
  );
  const measure = measures.find(({ observations }) => observations > 0);
  if (!measure) throw new Error('the demonstration gives the leader no measure with values');
  const now = () => as.get<Cycle & { measure_ids: string[]; audience: string }>(`/cycles/${cycle.id}`);
  const panel = (name: string) => page.getByRole('region', { name, exact: true });
  const state = page.locator('[role="status"][data-state]');
  await signIn(page, leader);
  await page.goto(`/p/${cycle.project_id}/improve/cycles/${cycle.id}/plan`);

  await test.step('a measure that is ticked shows its chart, and stays ticked', async () => {
    await panel('Medidas').getByRole('checkbox', { name: measure.name }).check();
    await expect(panel('Medidas').getByRole('slider')).toBeVisible();
    await expect(state).toHaveAttribute('data-state', 'received');
    expect((await now()).measure_ids).toEqual([measure.id]);
    await page.reload();
    await expect(panel('Medidas').getByRole('checkbox', { name: measure.name })).toBeChecked();
    await expect(panel('Medidas').getByRole('slider')).toBeVisible();
  });

  await test.step('who sees it is chosen there and received at once', async () => {
    await panel('Quién la ve').getByLabel('Todo el proyecto').check();
    await expect(state).toHaveAttribute('data-state', 'received');
    expect((await now()).audience).toBe('project');
    await panel('Quién la ve').locator('[name="audience"][value="team"]').check();
    await expect.poll(async () => (await now()).audience).toBe('team');
  });

  await test.step('the history tells each change in words, the newest first, with who it was', async () => {
    await page.locator('summary', { hasText: 'Qué cambió y cuándo' }).click();
    const entries = panel('Qué cambió y cuándo').getByRole('listitem');
    await expect(entries).toHaveCount(4);
    await expect(entries.first()).toContainText('Amina Wekesa');
    await expect(entries.first()).toContainText('Todo el proyecto');
    await expect(entries.nth(2)).toContainText('Medidas');
    await expect(entries.nth(2)).toContainText(measure.name);
    await expectAccessible(page, 'a cycle with its panels');
  });
});
