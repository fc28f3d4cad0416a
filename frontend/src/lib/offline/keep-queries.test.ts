import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { giveBack, keepQueries } from './keep-queries';
import { PassingVault } from './vault';

afterEach(() => vi.useRealTimers());

test('what was read first is kept although more is read without a pause', async () => {
  vi.useFakeTimers();
  const client = new QueryClient();
  const vault = new PassingVault('p');
  const stop = keepQueries(client, vault);
  for (let n = 0; n < 20; n += 1) {
    client.setQueryData(['cycle', `c${n}`], { id: `c${n}` });
    await vi.advanceTimersByTimeAsync(100);
  }
  // The clock stood still for timers only: what had begun by then is let come to its end.
  vi.useRealTimers();
  await vi.waitFor(async () => expect((await vault.all('query')).length).toBeGreaterThan(10));
  stop();
});

test('what belongs to nobody’s work offline is not kept, and what is newer in memory stays', async () => {
  const vault = new PassingVault('p');
  const before = new QueryClient();
  const stop = keepQueries(before, vault);
  before.setQueryData(['cycle', 'c1'], { title: 'kept' }, { updatedAt: 1000 });
  before.setQueryData(['waves', 'w1'], { title: 'not kept' });
  window.dispatchEvent(new Event('pagehide'));
  await vi.waitFor(async () => expect(await vault.all('query')).toHaveLength(1));
  stop();
  const after = new QueryClient();
  await giveBack(after, vault);
  expect(after.getQueryData(['cycle', 'c1'])).toEqual({ title: 'kept' });
  after.setQueryData(['cycle', 'c1'], { title: 'newer' }, { updatedAt: 2000 });
  await giveBack(after, vault);
  expect(after.getQueryData(['cycle', 'c1'])).toEqual({ title: 'newer' });
});

test('what was kept while the clock was ahead is shown, and read anew at once', async () => {
  const vault = new PassingVault('p');
  const before = new QueryClient();
  const stop = keepQueries(before, vault);
  before.setQueryData(['cycle', 'c1'], { title: 'kept' }, { updatedAt: Date.now() + 86_400_000 });
  window.dispatchEvent(new Event('pagehide'));
  await vi.waitFor(async () => expect(await vault.all('query')).toHaveLength(1));
  stop();
  const after = new QueryClient();
  await giveBack(after, vault);
  expect(after.getQueryData(['cycle', 'c1'])).toEqual({ title: 'kept' });
  expect(
    after
      .getQueryCache()
      .find({ queryKey: ['cycle', 'c1'] })
      ?.isStaleByTime(10_000),
  ).toBe(true);
});
