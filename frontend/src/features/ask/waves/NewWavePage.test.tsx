import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { renderPage } from '../../../testing/render';
import { NewWavePage } from './NewWavePage';

const instrument = (title: string, asksForPeople: boolean) => ({
  id: title,
  version_id: `version of ${title}`,
  title,
  version: 1,
  asks_for_people: asksForPeople,
});

function server(sent: Record<string, unknown>[]) {
  fakeApi({
    'GET /api/survey/v1/instruments': () => ({
      body: { items: [instrument('Climate', false), instrument('Advice', true)], next_cursor: null },
    }),
    'POST /api/survey/v1/waves': async (request) => {
      sent.push((await request.json()) as Record<string, unknown>);
      return { status: 201, body: { id: 'wave-1' } };
    },
  });
}

async function fill() {
  await userEvent.type(screen.getByLabelText(/Title/), 'Advice 2026');
  await userEvent.type(screen.getByLabelText(/First day/), '2026-09-01');
  await userEvent.type(screen.getByLabelText(/Last day/), '2026-09-30');
  await userEvent.click(screen.getByRole('button', { name: 'Create as a draft' }));
}

test('a questionnaire about people is asked in a named wave only, and the page says so before', async () => {
  const sent: Record<string, unknown>[] = [];
  server(sent);
  renderPage(<NewWavePage />, { language: 'en' });
  await userEvent.selectOptions(await screen.findByLabelText('Questionnaire'), 'version of Advice');
  expect(screen.getByText(/the wave invites people by name/)).toBeTruthy();
  expect(screen.queryByRole('option', { name: /Anonymous/ })).toBeNull();
  await fill();
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ invitation_mode: 'named', link_level: 'network' });
});

test('any other questionnaire leaves the choice, and public links ask how they go', async () => {
  const sent: Record<string, unknown>[] = [];
  server(sent);
  renderPage(<NewWavePage />, { language: 'en' });
  await userEvent.selectOptions(await screen.findByLabelText('One public link for each'), 'school');
  await fill();
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ invitation_mode: 'anonymous', link_level: 'school' });
});
