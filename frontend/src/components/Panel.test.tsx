import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { renderPage } from '../testing/render';
import { Panel } from './Panel';

afterEach(() => vi.restoreAllMocks());

function onScreen(phone: boolean) {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) =>
      ({
        media: query,
        matches: phone && query.includes('max-width'),
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
        addListener: () => undefined,
        removeListener: () => undefined,
      }) as unknown as MediaQueryList,
  );
}

const panel = (
  <Panel folds title="Quién la ve">
    <p>Nuestra red</p>
  </Panel>
);

test('a phone shows the title alone, and the rest when it is wanted', async () => {
  onScreen(true);
  renderPage(panel);
  const button = await screen.findByRole('button', { name: 'Quién la ve', expanded: false });
  expect(screen.queryByText('Nuestra red')).toBeNull();
  await userEvent.click(button);
  expect(screen.getByText('Nuestra red')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Quién la ve', expanded: true })).toBeTruthy();
});

test('a wide screen shows all of it, and nothing to press', async () => {
  onScreen(false);
  renderPage(panel);
  expect(await screen.findByText('Nuestra red')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Quién la ve' })).toBeNull();
});
