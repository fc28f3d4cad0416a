import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Toaster } from '../components/Toaster';
import { newQueryClient } from '../lib/api/QueryProvider';
import { I18nProvider } from '../lib/i18n/I18n';
import { device } from '../lib/offline/device';
import { keepQueries } from '../lib/offline/keep-queries';
import { protect, unsentOnDevice } from '../lib/offline/keys';
import { meQuery } from '../lib/session/me';
import { amina, cleanDevice, tokenOf } from '../testing/device';
import { administrator } from '../testing/render';

const me = { ...administrator, id: amina, name: 'Amina Wekesa' };

/** What an earlier visit with a connection has left on this device. */
async function visitedBefore() {
  await device.open(amina);
  const client = new QueryClient();
  const vault = device.vault;
  if (!vault) throw new Error('nothing opened');
  const stop = keepQueries(client, vault);
  client.setQueryData(meQuery.queryKey, me);
  window.dispatchEvent(new Event('pagehide'));
  await vi.waitFor(async () => expect(await vault.all('query')).toHaveLength(1));
  stop();
  const item = { id: 'i1', person: amina, record: 'cycle:c1', method: 'POST', path: '/x', body: {} };
  await vault.put('outbox', 'i1', { ...item, label: 'Pairs', version: null, madeAt: '2026-11-29T08:00:00Z' });
  device.close();
}

const away = () => Promise.reject(new TypeError('no connection'));
const answer = (status: number, body: unknown) =>
  Promise.resolve(
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }),
  );

/** The session of a page is one for its life: each test loads the page anew. */
async function open(fetching: typeof fetch) {
  vi.stubGlobal('fetch', fetching);
  const { SignInGate } = await import('./SignInGate');
  const client = newQueryClient();
  client.setDefaultOptions({ queries: { retry: false } });
  return render(
    <MantineProvider env="test">
      <I18nProvider>
        <QueryClientProvider client={client}>
          <Toaster>
            <MemoryRouter>
              <SignInGate />
            </MemoryRouter>
          </Toaster>
        </QueryClientProvider>
      </I18nProvider>
    </MantineProvider>,
  );
}

beforeEach(() => window.localStorage.setItem('duru.language', 'en'));
afterEach(() => cleanDevice(amina));

test('without a connection the last person’s own space opens, and says that one is away', async () => {
  await visitedBefore();
  await open(away);
  expect(await screen.findByText(/^No connection\./)).toBeTruthy();
  expect(screen.getByRole('link', { name: /1 thing waits/ })).toBeTruthy();
});

test('on a device that several people use it opens with the PIN', async () => {
  await visitedBefore();
  await protect(amina, '246810', undefined, 1000);
  await open(away);
  await userEvent.type(await screen.findByLabelText('PIN of this device'), '000000');
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  expect(await screen.findByText('That is not the PIN of this device.')).toBeTruthy();
  await userEvent.clear(screen.getByLabelText('PIN of this device'));
  await userEvent.type(screen.getByLabelText('PIN of this device'), '246810');
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  expect(await screen.findByText(/^No connection\./)).toBeTruthy();
});

test('when the connection is back and the session is over, one signs in again; what waits is still there', async () => {
  await visitedBefore();
  let connected = false;
  await open((input) => {
    const { pathname } = new URL((input as Request).url);
    if (!connected) return away();
    if (pathname.endsWith('/setup')) return answer(200, { needed: false });
    if (pathname.endsWith('/session/refresh')) return answer(401, {});
    if (pathname.endsWith('/session')) return answer(200, { access_token: tokenOf(amina) });
    return pathname.endsWith('/me') ? answer(200, me) : away();
  });
  await screen.findByText(/^No connection\./);
  connected = true;
  window.dispatchEvent(new Event('online'));
  expect(await screen.findByText(/^1 change on this device has not been sent/)).toBeTruthy();
  expect(device.state.kind).toBe('closed');
  await userEvent.type(screen.getByLabelText('E-mail'), 'amina@b.example');
  await userEvent.type(screen.getByLabelText('Password', { selector: 'input' }), 'x');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('link', { name: /1 thing waits/ })).toBeTruthy();

  // Signing out shows it first, then deletes it.
  await userEvent.click(screen.getByRole('button', { name: /Account of/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Sign out', hidden: true }));
  expect(await screen.findByText('Pairs')).toBeTruthy();
  expect(await unsentOnDevice()).toBe(1);
  await userEvent.click(screen.getByRole('button', { name: 'Sign out and delete', hidden: true }));
  await waitFor(async () => expect(await unsentOnDevice()).toBe(0));
});
