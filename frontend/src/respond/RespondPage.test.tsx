import { screen, waitFor, within } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Draft, draftsOf, placeOf, read, readAll, readFiles, remove, write } from './database';
import { content, TOKEN } from './fixtures';
import { RespondPage } from './RespondPage';
import { loadWords } from './strings';

beforeAll(async () => {
  await loadWords('es');
});

let root: Root | undefined;
/** A link of its own for each test: what one leaves behind on the device is none of the next one's. */
let token = TOKEN;

/** Mounted as main.tsx does it; the page runs on Preact here, as it is built. */
function open() {
  const container = document.body.appendChild(document.createElement('div'));
  root = createRoot(container);
  root.render(<RespondPage token={token} />);
}

function close() {
  root?.unmount();
  document.body.replaceChildren();
}

const HASH = 'b'.repeat(64);
let online = true;
let link = content();
const sent: { id: string; body: { answers: unknown; language: string } }[] = [];

beforeEach(() => {
  token = `${TOKEN}-${crypto.randomUUID()}`;
  online = true;
  link = content();
  sent.length = 0;
  history.replaceState(null, '', `/s/${token}?lang=es`);
  window.scrollTo = vi.fn();
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    if (!online) throw new TypeError('offline');
    if (address.endsWith('/links/current')) return new Response(JSON.stringify(link));
    const id = address.split('/').at(-1) ?? '';
    sent.push({ id, body: JSON.parse(String(init.body)) });
    return new Response(JSON.stringify({ id, received_at: '2026-11-22T10:00:00Z', sha256: HASH }), {
      status: 201,
    });
  });
});
afterEach(async () => {
  close();
  for (const { id } of await readAll('outbox')) await remove('outbox', id);
  for (const { key } of await readAll('links')) await remove('links', key);
  for (const { token: place } of await readAll('drafts')) await remove('drafts', place);
});

const person = userEvent.setup();
const press = async (name: RegExp) => person.click(await screen.findByRole('button', { name }));
const start = async () => {
  open();
  await person.click(await screen.findByRole('checkbox', { name: /quiero participar/ }));
  await press(/Empezar/);
};

describe('what is unfinished on the device', () => {
  const draft = (id: string, savedAt: string, more: Partial<Draft> = {}): Draft => ({
    token: placeOf(token, id),
    id,
    language: 'es',
    startedAt: savedAt,
    savedAt,
    screen: '',
    seed: id,
    answers: { about: { name: id } },
    ...more,
  });
  const names = async () => (await draftsOf(token)).map(({ id }) => id);

  test('is listed, the newest first, and each can be gone on with', async () => {
    const amends = { response: 'r', token: 't', version: '"1"', sentAt: '2026-11-20T10:00:00Z', files: [] };
    await write('drafts', draft('Rosa', '2026-11-22T10:00:00Z', { amends }));
    await write('drafts', draft('Inés', '2026-11-22T11:00:00Z', { token }));
    open();
    expect(await screen.findByText(/Hay respuestas sin enviar en este dispositivo/)).toBeDefined();
    expect(screen.getByText(/Está a medias un cambio a respuestas ya enviadas/)).toBeDefined();
    const [resume] = screen.getAllByRole('button', { name: /^Continuar/ });
    if (!resume) throw new Error('nothing to go on with');
    await person.click(resume);
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /Nombre/ })).value).toBe('Rosa');
    expect(await names()).toHaveLength(2);
  });

  test('is deleted only as the next begins, with its files, and one at a time', async () => {
    await write('drafts', draft('Rosa', '2026-11-22T10:00:00Z'));
    await write('drafts', draft('Inés', '2026-11-22T11:00:00Z', { token }));
    const file = { key: 'Inés/a.jpg', response: 'Inés', name: 'a.jpg', type: 'image/jpeg', received: false };
    await write('files', { ...file, bytes: new ArrayBuffer(3), sha256: 'a', keptAt: '2026-11-22T11:00:00Z' });
    open();
    await press(/Borrar y empezar de nuevo/);
    await press(/Deshacer/);
    expect(await names()).toEqual(['Inés', 'Rosa']);
    await press(/Borrar y empezar de nuevo/);
    await press(/^Continuar →/);
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /Nombre/ })).value).toBe('Rosa');
    expect(await names()).toEqual(['Rosa']);
    expect(await readFiles('Inés')).toEqual([]);
  });
});

describe('a person with a link', () => {
  test('reads who asks, why and how long, and agrees before anything is kept', async () => {
    open();
    expect(await screen.findByText(/SLEP le pide que responda\. Sobre Red Los Aromos/)).toBeDefined();
    await press(/Empezar/);
    expect(await screen.findByText('Marque la casilla para empezar.')).toBeDefined();
    expect(await read('drafts', token)).toBeUndefined();
  });

  test('is told what is missing beside the field and above, with a link that leads there', async () => {
    await start();
    await press(/Siguiente/);
    const summary = await screen.findByRole('alert');
    await waitFor(() => expect(document.activeElement).toBe(summary));
    const name = screen.getByRole('textbox', { name: /Nombre/ });
    expect(name.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(name.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'Falta esta respuesta',
    );
    await person.click(within(summary).getByRole('link', { name: 'Nombre' }));
    expect(document.activeElement).toBe(name);
  });

  test('goes on screen by screen, sends, and gets a receipt; nothing stays on the device', async () => {
    await start();
    expect(await screen.findByText('1 de 3')).toBeDefined();
    await person.type(screen.getByRole('textbox', { name: /Nombre/ }), 'Inés');
    await person.type(screen.getByRole('textbox', { name: 'Edad' }), '41');
    await press(/Siguiente/);
    await person.click(await screen.findByRole('radio', { name: 'No' }));
    await press(/Siguiente/);
    expect(await screen.findByText('Respondió 3 de 3 preguntas.')).toBeDefined();
    await press(/Enviar respuestas/);
    expect(await screen.findByText('Recibido. ¡Gracias!')).toBeDefined();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body.answers).toMatchObject({ about: { name: 'Inés', age: 41 }, head: 'no' });
    expect(await readAll('outbox')).toEqual([]);
    expect(await read('drafts', token)).toBeUndefined();
  });

  test('changes the language in the middle and keeps the answers', async () => {
    await start();
    await person.type(await screen.findByRole('textbox', { name: /Nombre/ }), 'Inés');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Idioma' }), 'en');
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /Name/ })).value).toBe('Inés');
    expect(document.documentElement.lang).toBe('en');
    expect(location.search).toBe('?lang=en');
  });

  test('finds the answers again after leaving', async () => {
    await start();
    await person.type(await screen.findByRole('textbox', { name: /Nombre/ }), 'Inés');
    await screen.findByText(/Guardado en este dispositivo/);
    await waitFor(async () => {
      expect((await read('drafts', token))?.answers).toMatchObject({ about: { name: 'Inés' } });
    });
    close();
    online = false;
    open();
    await press(/Continuar/);
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /Nombre/ })).value).toBe('Inés');
  });

  test('without a connection is told that nothing was sent yet, and it is sent once when it is back', async () => {
    await start();
    await person.type(await screen.findByRole('textbox', { name: /Nombre/ }), 'Inés');
    await press(/Siguiente/);
    await press(/Siguiente/);
    online = false;
    await press(/Enviar respuestas/);
    expect(await screen.findByText('Todavía no se ha enviado')).toBeDefined();
    expect(await readAll('outbox')).toHaveLength(1);
    online = true;
    window.dispatchEvent(new Event('online'));
    expect(await screen.findByText('Recibido. ¡Gracias!')).toBeDefined();
    expect(sent).toHaveLength(1);
  });
});

test('a form that the web cannot show whole says so and names what is missing', async () => {
  const reason = {
    node: '/data/photo',
    code: 'web.kind',
    message: 'The web page cannot ask for a photo yet.',
  };
  link = content({ model: { ...content().model, web: false, web_reasons: [reason] } });
  open();
  expect(await screen.findByText(/ODK Collect/)).toBeDefined();
  expect(screen.getByText('/data/photo')).toBeDefined();
});

test('a closed wave takes no new answers', async () => {
  link = content({ wave: { ...content().wave, state: 'closed' } });
  open();
  expect(await screen.findByText(/está cerrado/)).toBeDefined();
});
