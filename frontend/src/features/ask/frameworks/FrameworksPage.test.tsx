import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { projectId, renderPage } from '../../../testing/render';
import { FrameworksPage } from './FrameworksPage';

const person = userEvent.setup();
const head = {
  id: 'f1',
  project_id: projectId,
  key: 'actions',
  title: { en: 'Actions' },
  number: 1,
  state: 'published',
  version_id: 'fv1',
  dimensions: 6,
  has_draft: true,
  created_at: '2026-11-20T12:00:00Z',
};
const file = new File(['row,code\n'], 'actions.csv', { type: 'text/csv' });
const list = { 'GET /api/survey/v1/frameworks': () => ({ body: { items: [head], next_cursor: null } }) };

test('a framework that has no text in the reader’s language is called as it is in another', async () => {
  fakeApi(list);
  renderPage(<FrameworksPage />);
  expect(await screen.findByRole('link', { name: 'Actions' })).toBeTruthy();
  expect(screen.getByText('Con borrador')).toBeTruthy();
});

test('a file with faults is told row by row, and can be sent again', async () => {
  const sent: string[] = [];
  fakeApi({
    ...list,
    'POST /api/survey/v1/frameworks/import': async (request) => {
      sent.push(await request.text());
      if (sent.length > 1) return { status: 201, body: { ...head, number: 2, title: { es: 'Acciones' } } };
      return {
        status: 422,
        body: {
          code: 'framework.invalid',
          detail: '1 places are at fault.',
          errors: [
            {
              row: 4,
              column: 'parent',
              code: 'framework.parent_cycle',
              message: '“b” stands above itself.',
              fix: 'Break the circle.',
            },
          ],
        },
      };
    },
  });
  renderPage(<FrameworksPage />);
  const input = await screen.findByLabelText('Archivo del marco');
  await person.upload(input, file);
  const fault = await screen.findByRole('row', { name: /stands above itself/ });
  expect(within(fault).getByText('parent')).toBeTruthy();
  expect(within(fault).getByText('Break the circle.')).toBeTruthy();
  await person.upload(input, file);
  expect(
    await screen.findByRole('link', { name: /«Acciones» llegó como borrador de la versión 2/ }),
  ).toBeTruthy();
  expect(sent).toEqual(['row,code\n', 'row,code\n']);
});
