import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { renderPage } from '../../../testing/render';
import { NetworkPage } from './NetworkPage';
import type { Network } from './network';

const waveId = '01938c5e-0000-7000-8000-0000000000c1';
const base = `/api/survey/v1/waves/${waveId}`;
const page = { at: `ask/waves/${waveId}/network`, pattern: 'ask/waves/:wave/network' };
const part = (label: string, respondents: number, incomplete: boolean) => ({
  network_id: `01938c5e-0000-7000-8000-00000000000${respondents}`,
  label,
  members: 9,
  respondents,
  incomplete,
});
const network = (changes: Partial<Network> = {}): Network => ({
  wave_id: waveId,
  asks: true,
  named: true,
  members: 18,
  respondents: 11,
  incomplete: true,
  relations: [
    {
      relation: 'advice',
      kind: 'roster',
      label: { es: '¿A quién pide consejo?' },
      answered: 11,
      ties: 21,
      outside: 2,
    },
    {
      relation: 'support',
      kind: 'named',
      label: { en: 'Who supports you?' },
      answered: 10,
      ties: 34,
      outside: 0,
    },
    { relation: 'know', kind: 'alters', label: {}, answered: 0, ties: 12, outside: 0 },
  ],
  alters: 34,
  networks: [part('Red A', 8, false), part('Red B', 3, true)],
  ...changes,
});
const serve = (found: Network, more = {}) =>
  fakeApi({
    [`GET ${base}`]: () => ({ body: { id: waveId, title: 'Apoyo', state: 'closed' } }),
    [`GET ${base}/network`]: () => ({ body: found }),
    ...more,
  });

test('what was asked stands with its ties, in the reader’s language or the next best', async () => {
  serve(network());
  renderPage(<NetworkPage />, page);
  const advice = await screen.findByRole('rowheader', { name: /¿A quién pide consejo\?/ });
  expect(advice.closest('tr')?.textContent).toContain('21');
  expect(screen.getByRole('rowheader', { name: /Who supports you\?/ })).toBeTruthy();
  expect(screen.getByRole('rowheader', { name: /know/ }).closest('tr')?.textContent).toContain('12');
  expect(screen.getByText('11 de 18')).toBeTruthy();
});

test('below seventy in a hundred it is said that ties are missing, and not above', async () => {
  serve(network());
  const { unmount } = renderPage(<NetworkPage />, page);
  expect(await screen.findByText(/menos de 70 de cada 100/)).toBeTruthy();
  unmount();
  serve(network({ incomplete: false, respondents: 17 }));
  renderPage(<NetworkPage />, page);
  await screen.findByText('17 de 18');
  expect(screen.queryByText(/menos de 70/)).toBeNull();
});

test.each([
  [false, ''],
  [true, '?names=true'],
])('names come into the file only when they are asked for: %s', async (names, query) => {
  // The browser of the tests would leave the page for the file.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const asked: string[] = [];
  serve(network(), {
    [`GET ${base}/nodes.csv`]: (request: Request) => {
      asked.push(new URL(request.url).search);
      return { body: {} };
    },
  });
  renderPage(<NetworkPage />, page);
  if (names) await userEvent.click(await screen.findByRole('checkbox'));
  await userEvent.click(await screen.findByRole('button', { name: 'Guardar personas' }));
  await waitFor(() => expect(asked).toEqual([query]));
});

test('a questionnaire without such questions says how they are asked', async () => {
  serve(network({ asks: false, relations: [] }));
  renderPage(<NetworkPage />, page);
  expect(await screen.findByText('Aquí no se pregunta por vínculos')).toBeTruthy();
});
