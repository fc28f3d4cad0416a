import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** A browser's service worker as far as the page sees it. */
class Worker extends EventTarget {
  state = 'installed';
  readonly said: unknown[] = [];
  postMessage(message: unknown) {
    this.said.push(message);
  }
}
class Registration extends EventTarget {
  waiting: Worker | null = null;
  installing: Worker | null = null;
  active: Worker | null = new Worker();
  update = () => Promise.resolve();
}
class Container extends EventTarget {
  controller: Worker | null = new Worker();
  readonly registration = new Registration();
  ready = Promise.resolve(this.registration);
  register = () => Promise.resolve(this.registration);
}

let workers: Container;
const reload = vi.fn();

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('PROD', true);
  workers = new Container();
  Object.defineProperty(navigator, 'serviceWorker', { value: workers, configurable: true });
  reload.mockReset();
  vi.spyOn(window.location, 'reload').mockImplementation(reload);
  window.localStorage.setItem('duru.language', 'en');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** The page, with the note of its shell. */
async function open() {
  const { keepAppOffline } = await import('./updates');
  const { I18nProvider } = await import('../lib/i18n/I18n');
  const { UpdateNote } = await import('./shell/UpdateNote');
  const { waiting } = await import('../lib/offline/waiting');
  await keepAppOffline();
  render(
    <MantineProvider env="test">
      <I18nProvider>
        <UpdateNote />
      </I18nProvider>
    </MantineProvider>,
  );
  await screen.findByRole('status');
  return waiting;
}

function newVersion(): Worker {
  const { registration } = workers;
  const worker = new Worker();
  registration.installing = worker;
  registration.dispatchEvent(new Event('updatefound'));
  registration.installing = null;
  registration.waiting = worker;
  worker.dispatchEvent(new Event('statechange'));
  return worker;
}

const take = () => userEvent.click(screen.getByRole('button', { name: 'Take it now' }));

test('a new version waits until the person takes it, and the page is loaded anew when it has taken over', async () => {
  await open();
  expect(screen.queryByRole('button')).toBeNull();
  const worker = newVersion();
  expect(await screen.findByText(/new version/)).toBeTruthy();
  expect(worker.said).toEqual([]);
  await take();
  await vi.waitFor(() => expect(worker.said).toEqual([{ kind: 'take over' }]));
  expect(reload).not.toHaveBeenCalled();
  workers.dispatchEvent(new Event('controllerchange'));
  expect(reload).toHaveBeenCalledOnce();
});

test('the very first worker is no new version', async () => {
  workers.controller = null;
  await open();
  newVersion();
  await Promise.resolve();
  expect(screen.queryByRole('button')).toBeNull();
});

test('a version that was ready before the page was opened is told', async () => {
  workers.registration.waiting = new Worker();
  await open();
  expect(await screen.findByText(/new version/)).toBeTruthy();
});

test('what is being kept is on the disk before the page goes', async () => {
  const waiting = await open();
  const worker = newVersion();
  let done: () => void = () => undefined;
  const writing = new Promise<void>((resolve) => {
    done = resolve;
  });
  vi.spyOn(waiting, 'kept').mockReturnValue(writing);
  await screen.findByText(/new version/);
  await take();
  expect(worker.said).toEqual([]);
  done();
  await vi.waitFor(() => expect(worker.said).toEqual([{ kind: 'take over' }]));
});

test('a tab whose neighbour has taken the new version is loaded anew at once', async () => {
  await open();
  const worker = newVersion();
  await screen.findByText(/new version/);
  worker.state = 'activated';
  await take();
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  expect(worker.said).toEqual([]);
});
