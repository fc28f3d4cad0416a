import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { renderPage } from '../../../testing/render';
import { ConflictsPage } from './ConflictsPage';
import { type Conflict, differences } from './conflicts';

const waveId = '01938c5e-0000-7000-8000-0000000000c1';
const conflict: Conflict = {
  id: '01938c5e-0000-7000-8000-0000000000f1',
  wave_id: waveId,
  network_id: '01938c5e-0000-7000-8000-0000000000d1',
  response_id: '01938c5e-0000-7000-8000-0000000000e1',
  kind: 'answers',
  here: {
    received_at: '2022-09-05T13:12:00Z',
    sha256: 'a',
    answers: { town: 'Maipú', room: [{ board: '3' }], same: 'x' },
  },
  other: {
    received_at: '2022-09-05T18:00:00Z',
    sha256: 'b',
    answers: { town: 'Renca', room: [{ board: '3' }, { board: '4' }], same: 'x' },
  },
  choice: null,
  resolved_at: null,
};

const page = { at: `ask/waves/${waveId}/conflicts`, pattern: 'ask/waves/:wave/conflicts' };

test('both sides stand beside each other, and a decision takes them off the list', async () => {
  let chosen: unknown;
  fakeApi({
    [`GET /api/survey/v1/waves/${waveId}`]: () => ({
      body: { id: waveId, title: 'Monitoreo', state: 'open' },
    }),
    [`GET /api/survey/v1/waves/${waveId}/conflicts`]: () => ({ body: { items: chosen ? [] : [conflict] } }),
    [`POST /api/survey/v1/conflicts/${conflict.id}:resolve`]: async (request) => {
      chosen = await request.json();
      return { body: { ...conflict, choice: 'replace' } };
    },
  });
  renderPage(<ConflictsPage />, page);
  const row = (await screen.findByRole('rowheader', { name: 'town' })).closest('tr');
  if (!row) throw new Error('no row of the town');
  expect(within(row).getByText('Maipú')).toBeTruthy();
  expect(within(row).getByText('Renca')).toBeTruthy();
  expect(screen.queryByRole('rowheader', { name: 'same' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Tomar la otra' }));
  await waitFor(() => expect(screen.getByText('Nada por decidir')).toBeTruthy());
  expect(chosen).toEqual({ choice: 'replace' });
});

test('two files of one name stand beside each other as they look', async () => {
  const side = (url: string) => ({
    received_at: '2022-09-05T13:12:00Z',
    sha256: url,
    file_name: '1.jpg',
    file_url: url,
    media_type: 'image/jpeg',
    size: 3,
  });
  const clash: Conflict = { ...conflict, kind: 'file', here: side('/api/here'), other: side('/api/other') };
  const picture = () => new Response('jpg', { headers: { 'content-type': 'image/jpeg' } });
  const asked = fakeApi({
    [`GET /api/survey/v1/waves/${waveId}`]: () => ({
      body: { id: waveId, title: 'Monitoreo', state: 'open' },
    }),
    [`GET /api/survey/v1/waves/${waveId}/conflicts`]: () => ({ body: { items: [clash] } }),
    'GET /api/here': picture,
    'GET /api/other': picture,
  });
  renderPage(<ConflictsPage />, page);
  await waitFor(() => expect(screen.getAllByRole('img', { name: 'El archivo 1.jpg' })).toHaveLength(2));
  expect(asked.filter((line) => line === 'GET /api/other')).toHaveLength(1);
});

test('answers in which both sides agree are left out, rows of repeats are counted', () => {
  expect(differences(conflict.here?.answers, conflict.other.answers)).toEqual([
    { at: 'town', here: 'Maipú', other: 'Renca' },
    { at: 'room · 2 · board', here: '', other: '4' },
  ]);
  expect(differences({ many: ['a', 'b'] }, { many: ['a'] })).toEqual([
    { at: 'many', here: 'a, b', other: 'a' },
  ]);
});
