import { screen, waitFor } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aboutPeople, content } from '../respond/fixtures';
import { askedBy } from './asked';
import { PreviewPage } from './PreviewPage';

let root: Root;
const here = window.location.origin;
const person = userEvent.setup();

beforeEach(() => {
  window.scrollTo = vi.fn();
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(<PreviewPage />);
});
afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
});

const message = (data: unknown, origin = here, source: Window | null = window) =>
  new MessageEvent('message', { data, origin, source });

async function show(language: string, model = content().model) {
  await waitFor(() => {
    window.dispatchEvent(message({ kind: 'duru.preview', model, language }));
    expect(document.querySelector('main')).not.toBeNull();
  });
}

test('another address, another window and another kind of message are not listened to', () => {
  const asked = { kind: 'duru.preview', model: {}, language: 'es' };
  expect(askedBy(message(asked), window, here)).toEqual(asked);
  expect(askedBy(message(asked, 'https://elsewhere.example'), window, here)).toBeNull();
  expect(askedBy(message(asked, here, null), window, here)).toBeNull();
  for (const data of [null, 'x', {}, { ...asked, kind: 'other' }, { ...asked, model: null }])
    expect(askedBy(message(data), window, here)).toBeNull();
});

test('the form is shown in the language asked for, and answers stay when the language changes', async () => {
  await show('es');
  await person.type(await screen.findByRole('textbox', { name: /Nombre/ }), 'Ana');
  await show('en');
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: /Name/ });
  expect(field.value).toBe('Ana');
});

test('at its end nothing is sent, and it can begin again', async () => {
  const sent = vi.fn();
  vi.stubGlobal('fetch', sent);
  await show('en');
  await person.type(await screen.findByRole('textbox', { name: /Name/ }), 'Ana');
  await person.type(screen.getByRole('textbox', { name: /Age/ }), '30');
  await person.click(screen.getByRole('button', { name: /Next/ }));
  await person.click(await screen.findByRole('radio', { name: 'No' }));
  await person.click(screen.getByRole('button', { name: /Next/ }));
  await person.click(await screen.findByRole('button', { name: /Send/ }));
  await screen.findByRole('heading', { name: 'End of the preview' });
  expect(sent).not.toHaveBeenCalled();
  await person.click(screen.getByRole('button', { name: 'Start again' }));
  expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /Name/ })).value).toBe('');
});

test('a question about people shows invented ones, and nobody is asked for names', async () => {
  const asked = vi.fn();
  vi.stubGlobal('fetch', asked);
  await show('en', aboutPeople);
  await person.click(await screen.findByRole('checkbox', { name: /Amina Mollel/ }));
  expect(screen.getByRole('button', { name: 'Remove Amina Mollel' })).toBeTruthy();
  expect(screen.getAllByRole('group', { name: 'Palm Grove School' })).toHaveLength(2);
  expect(asked).not.toHaveBeenCalled();
});
