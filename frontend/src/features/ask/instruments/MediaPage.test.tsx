import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { renderPage } from '../../../testing/render';
import { MediaPage } from './MediaPage';
import type { Media } from './media';

const id = '01938c5e-0000-7000-8000-0000000000a1';
const base = `/api/survey/v1/instruments/${id}/media`;
const page = { at: `ask/questionnaires/${id}/files`, pattern: 'ask/questionnaires/:instrument/files' };

test('a missing list is named, added with its bytes, and here from then on', async () => {
  let bytes = '';
  fakeApi({
    [`GET ${base}`]: () => {
      const list: Media = { name: 'towns.csv', kind: 'list', state: bytes ? 'here' : 'missing' };
      return { body: { missing: bytes ? 0 : 1, items: [list] } };
    },
    [`PUT ${base}/towns.csv`]: async (request) => {
      bytes = await request.text();
      return { body: { name: 'towns.csv', kind: 'list', state: 'here' } };
    },
  });
  const { container } = renderPage(<MediaPage />, page);
  expect(await screen.findByText('Falta')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Agregar towns.csv' })).toBeTruthy();
  const input = container.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no way to choose a file');
  await userEvent.upload(input, new File(['name,label\na,A\n'], 'my towns.csv'));
  await waitFor(() => expect(screen.getByText('Está')).toBeTruthy());
  expect(bytes).toBe('name,label\na,A\n');
});

test('a refusal says what is wrong with the file', async () => {
  fakeApi({
    [`GET ${base}`]: () => ({
      body: { missing: 1, items: [{ name: 'towns.csv', kind: 'list', state: 'missing' }] },
    }),
    [`PUT ${base}/towns.csv`]: () => ({
      status: 422,
      body: {
        code: 'media.refused',
        title: '',
        status: 422,
        detail: '',
        errors: [{ pointer: '', code: 'file.unknown', message: 'this is no text', fix: 'Save it as CSV.' }],
      },
    }),
  });
  const { container } = renderPage(<MediaPage />, page);
  await screen.findByText('Falta');
  const input = container.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no way to choose a file');
  await userEvent.upload(input, new File(['\u0000'], 'towns.csv'));
  expect((await screen.findByRole('alert')).textContent).toContain('Save it as CSV.');
});
