import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { renderPage } from '../../../testing/render';
import { EditsPage } from './EditsPage';

const waveId = '01938c5e-0000-7000-8000-0000000000c1';
const id = '01938c5e-0000-7000-8000-0000000000e1';
const page = { at: `ask/waves/${waveId}/edits`, pattern: 'ask/waves/:wave/edits' };
const wave = () => ({ body: { id: waveId, title: 'Monitoreo', state: 'open' } });
const base = `GET /api/survey/v1/waves/${waveId}`;

test('each change stands with what was said before and after, the newest first, and is read only when wanted', async () => {
  const asked = fakeApi({
    [base]: wave,
    [`${base}/responses`]: () => ({
      body: {
        items: [
          {
            id,
            version: 3,
            received_at: '2022-09-05T13:12:00Z',
            amended_at: '2022-09-07T08:00:00Z',
            answers: { town: 'Lampa', pupils: 31 },
          },
        ],
      },
    }),
    [`${base}/responses/${id}/versions`]: () => ({
      body: {
        items: [
          {
            number: 1,
            replaced_at: '2022-09-06T08:00:00Z',
            cause: 'edit',
            answers: { town: 'Maipú', pupils: 31 },
          },
          {
            number: 2,
            replaced_at: '2022-09-07T08:00:00Z',
            cause: 'conflict',
            answers: { town: 'Renca', pupils: 31 },
          },
        ],
      },
    }),
  });
  renderPage(<EditsPage />, page);
  await screen.findByText(/Cambiada 2 veces/);
  expect(asked.some((line) => line.endsWith('/versions'))).toBe(false);
  expect(asked.some((line) => line.startsWith(`${base}/responses`))).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Ver los cambios' }));
  const changes = await screen.findAllByRole('table');
  const cells = changes.map((table) =>
    within(table)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  );
  expect(cells).toEqual([
    ['AntesRenca', 'DespuésLampa'],
    ['AntesMaipú', 'DespuésRenca'],
  ]);
  expect(screen.getByText(/decidido entre dos contenidos/)).toBeTruthy();
});

test('where nothing was changed the page says what would stand here', async () => {
  fakeApi({ [base]: wave, [`${base}/responses`]: () => ({ body: { items: [] } }) });
  renderPage(<EditsPage />, page);
  await waitFor(() => expect(screen.getByText('Nada se ha cambiado')).toBeTruthy());
});
