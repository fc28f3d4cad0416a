import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { renderPage } from '../../../testing/render';
import { measure, measureId } from './fixtures';
import { NotesPanel } from './NotesPanel';
import { PhasesPanel } from './PhasesPanel';

const at = `/api/pdsa/v1/measures/${measureId}`;
const none = { body: { items: [], next_cursor: null } };
const around = {
  'GET /api/identity/v1/networks': () => none,
  'GET /api/identity/v1/organisations': () => none,
};
const page = { language: 'en' } as const;

test('a phase is begun with a day and a reason, and removed only with a reason', async () => {
  const phase = { id: 'p1', starts_on: '2026-03-09', reason: 'A new register', school_id: null };
  const sent: unknown[] = [];
  let there: unknown[] = [];
  fakeApi({
    ...around,
    [`GET ${at}/phases`]: () => ({ body: { items: there } }),
    [`POST ${at}/phases`]: async (request) => {
      sent.push(await request.json());
      there = [phase];
      return { status: 201, body: phase };
    },
    [`DELETE ${at}/phases/p1`]: (request) => {
      sent.push(new URL(request.url).searchParams.get('reason'));
      there = [];
      return { body: {} };
    },
  });
  renderPage(<PhasesPanel measure={measure} schoolId={undefined} />, page);
  await userEvent.click(await screen.findByRole('button', { name: 'Begin a new phase' }));
  const form = within(await screen.findByRole('dialog'));
  await userEvent.clear(form.getByLabelText('Day'));
  await userEvent.type(form.getByLabelText('Day'), '2026-03-09');
  await userEvent.type(form.getByRole('textbox', { name: /What is different/ }), 'A new register');
  await userEvent.click(form.getByRole('button', { name: 'Save' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Remove: A new register' }));
  const asked = within(await screen.findByRole('dialog'));
  const reason = asked.getByRole('textbox');
  expect(reason).toHaveProperty('required', true);
  await userEvent.type(reason, 'By mistake');
  await userEvent.click(asked.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByText(/A new register/)).toBeNull());
  // The measure belongs to one school: no mark of it names another.
  expect(sent).toEqual([
    { starts_on: '2026-03-09', reason: 'A new register', school_id: null, baseline: null },
    'By mistake',
  ]);
});

test('who may not write reads the notes and is offered nothing', async () => {
  const note = { id: 'n1', on_date: '2026-03-10', text: 'Rain', school_id: null };
  fakeApi({ ...around, [`GET ${at}/notes`]: () => ({ body: { items: [note] } }) });
  renderPage(<NotesPanel measure={{ ...measure, may_write: false }} schoolId={undefined} />, page);
  expect(await screen.findByText(/Rain/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
