import { test } from '@playwright/test';
import { freshCycle } from './cycle';
import { storm } from './storm';

const leader = 'leader.kenya@demo.example';

test('offline work survives a storm', async ({ request }) => {
  test.setTimeout(2_400_000);
  const cycle = await freshCycle(request, leader, `Storm ${Date.now()}`);
  const drafts = Number(process.env.DURU_STRESS_DRAFTS ?? 200);
  await storm(request, { drafts, kills: 8, flaps: 50, leader, cycle });
});
