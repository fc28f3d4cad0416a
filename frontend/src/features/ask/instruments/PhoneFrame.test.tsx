import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderPage } from '../../../testing/render';
import { PhoneFrame } from './PhoneFrame';

const model = {
  languages: [
    { code: 'es', name: 'Español' },
    { code: 'en', name: 'English' },
  ],
};
const here = window.location.origin;

/** A window in the frame's place, for nothing is loaded here. */
async function frameOf(): Promise<{ said: unknown[]; says: (data: unknown, origin?: string) => void }> {
  const frame = (await screen.findByTitle('Vista previa en un teléfono')) as HTMLIFrameElement;
  const said: unknown[] = [];
  const inner = { postMessage: vi.fn((data: unknown, to: string) => said.push([data, to])) };
  Object.defineProperty(frame, 'contentWindow', { value: inner });
  const says = (data: unknown, origin = here) => {
    const source = inner as unknown as Window;
    act(() => void window.dispatchEvent(new MessageEvent('message', { data, origin, source })));
  };
  return { said, says };
}

test('the form goes into the frame when that is ready, in the language that is chosen', async () => {
  renderPage(<PhoneFrame model={model} />);
  const { said, says } = await frameOf();
  says({ kind: 'duru.preview.ready' }, 'https://elsewhere.example');
  expect(said).toEqual([]);
  says({ kind: 'duru.preview.ready' });
  await waitFor(() => expect(said).toEqual([[{ kind: 'duru.preview', model, language: 'es' }, here]]));
  await userEvent.click(screen.getByRole('button', { name: 'English' }));
  await waitFor(() => expect(said.at(-1)).toEqual([{ kind: 'duru.preview', model, language: 'en' }, here]));
});

test('a language that is chosen inside the frame is the one that is marked outside', async () => {
  renderPage(<PhoneFrame model={model} />);
  const { says } = await frameOf();
  says({ kind: 'duru.preview.ready' });
  says({ kind: 'duru.preview.spoken', language: 'en' });
  expect(screen.getByRole('button', { name: 'English' }).getAttribute('aria-pressed')).toBe('true');
});
