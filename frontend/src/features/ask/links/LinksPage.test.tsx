import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeApi } from '../../../testing/fake-api';
import { administrator, renderPage } from '../../../testing/render';
import { LinksPage } from './LinksPage';
import type { WaveLink } from './links';
import { PostersPage } from './PostersPage';

const waveId = '01938c5e-0000-7000-8000-0000000000c1';
const path = `/api/survey/v1/waves/${waveId}/links`;

const personal = (number: number, changes: Partial<WaveLink> = {}, language = 'sw'): WaveLink => ({
  id: `link-${number}`,
  unit: { kind: 'person', id: `invitation-${number}`, label: '' },
  network: { id: 'n1', label: 'Kilimani network' },
  district: null,
  person: {
    invitation_id: `invitation-${number}`,
    person_id: `person-${number}`,
    role: 'school_leader',
    school: { id: 's1', label: 'Kilimani Primary' },
    language,
    answered_at: number === 1 ? '2026-09-05T10:00:00Z' : null,
  },
  url: `https://duru.example/s/token-${number}`,
  state: 'active',
  answers: 0,
  invited: 1,
  ...changes,
});

function server(links: () => WaveLink[], more = {}) {
  return fakeApi({
    [`GET /api/survey/v1/waves/${waveId}`]: () => ({
      body: { id: waveId, title: '=Advice', state: 'open', invitation_mode: 'named', ends_on: '2026-10-13' },
    }),
    [`GET ${path}`]: () => ({ body: { items: links(), next_cursor: null } }),
    'POST /api/identity/v1/people:names': () => ({
      body: {
        items: [
          { id: 'person-1', name: '=Amina Wekesa' },
          { id: 'person-2', name: 'Baraka Otieno' },
        ],
      },
    }),
    ...more,
  });
}

const page = { at: `ask/waves/${waveId}/links`, pattern: 'ask/waves/:wave/links', language: 'en' } as const;

test('who runs the wave sees who has answered, and gives each person their link', async () => {
  server(() => [personal(1), personal(2)]);
  renderPage(<LinksPage />, page);
  const amina = within(await screen.findByRole('row', { name: /Amina/ }));
  expect(amina.getByText('Yes, 5 Sept 2026')).toBeTruthy();
  expect(amina.getByText('Kilimani Primary')).toBeTruthy();
  expect(screen.getByText('2 in the list; 1 of 2 have answered.')).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText('Show'), 'waiting');
  expect(screen.queryByRole('row', { name: /Amina/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'QR code of Baraka Otieno' }));
  expect(await screen.findByRole('link', { name: 'https://duru.example/s/token-2' })).toBeTruthy();
});

test('who may not give links out sees who has answered and no address', async () => {
  const reader = {
    ...administrator,
    grants: administrator.grants.map((grant) => ({ ...grant, permissions: ['wave:read'] })),
  };
  server(() => [personal(1, { url: null })]);
  renderPage(<LinksPage />, { ...page, me: reader });
  expect(await screen.findByText('Given out by who runs the wave')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Download/ })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Print cards' })).toBeNull();
});

test('a revoked link is made anew for that person alone', async () => {
  let made = '';
  const asked = server(() => (made ? [personal(1)] : [personal(1, { state: 'revoked', url: null })]), {
    [`POST ${path}`]: (request: Request) => {
      made = new URL(request.url).search;
      return { status: 201, body: { items: [] } };
    },
  });
  renderPage(<LinksPage />, page);
  await userEvent.click(await screen.findByRole('button', { name: 'Make a new link for =Amina Wekesa' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'QR code of =Amina Wekesa' })).toBeTruthy());
  expect(made).toBe('?invitation_id=invitation-1');
  expect(asked.filter((one) => one.startsWith('POST /api/survey'))).toHaveLength(1);
});

test('the file for a mail merge holds what is shown, and runs as no formula', async () => {
  let saved: Blob | undefined;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved = blob as Blob;
    return 'blob:saved';
  });
  server(() => [personal(1), personal(2)]);
  renderPage(<LinksPage />, page);
  await userEvent.click(await screen.findByRole('button', { name: 'Download as CSV' }));
  const lines = (await saved?.text())?.trim().split('\r\n');
  expect(lines?.[0]).toContain('Name,Role,School,Network,Link,Answered');
  expect(lines?.slice(1)).toEqual([
    "'=Amina Wekesa,School leader,Kilimani Primary,Kilimani network,https://duru.example/s/token-1,2026-09-05",
    'Baraka Otieno,School leader,Kilimani Primary,Kilimani network,https://duru.example/s/token-2,',
  ]);
});

test('a card speaks the language of its person', async () => {
  server(() => [personal(1), personal(2, {}, 'fil'), personal(3, { url: null, state: 'revoked' })]);
  renderPage(<PostersPage />, { ...page, pattern: 'ask/waves/:wave/links' });
  await screen.findByText(/Kiungo hiki ni chako peke yako/);
  const cards = screen.getAllByRole('listitem');
  const [amina, baraka] = cards.filter((card) => card.hasAttribute('lang'));
  expect(amina?.lang).toBe('sw');
  expect(amina?.textContent).toContain('Kiungo hiki ni chako peke yako');
  expect(baraka?.textContent).toContain('Para sa inyo lamang ang link na ito');
  expect(cards.filter((card) => card.hasAttribute('lang'))).toHaveLength(2);
  await userEvent.click(screen.getByLabelText('Only those who have not answered yet'));
  expect(screen.queryByText('=Amina Wekesa')).toBeNull();
});

test('a wave of many people draws some, and the others when they are asked for', async () => {
  server(() => Array.from({ length: 130 }, (_, number) => personal(number + 10)));
  renderPage(<LinksPage />, page);
  await screen.findByText('130 in the list; 0 of 130 have answered.');
  expect(screen.getAllByRole('rowheader')).toHaveLength(60);
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(screen.getAllByRole('rowheader')).toHaveLength(120);
});
