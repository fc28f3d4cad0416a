import { screen } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { draftsOf, readAll, remove } from '../database';
import { AMEND_TOKEN, FakeServer } from '../fake-server';
import { content, TOKEN } from '../fixtures';
import { RespondPage } from '../RespondPage';
import { loadWords } from '../strings';

beforeAll(async () => {
  await loadWords('es');
});

const RESPONSE = '01938c5e-0000-7000-8000-000000000041';
let root: Root | undefined;
let token = TOKEN;
let server: FakeServer;
const person = userEvent.setup();
const press = async (name: RegExp) => person.click(await screen.findByRole('button', { name }));

function open(hash = '') {
  history.replaceState(null, '', `/s/${token}?lang=es${hash}`);
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(<RespondPage token={token} />);
}

function close() {
  root?.unmount();
  document.body.replaceChildren();
}

beforeEach(() => {
  token = `${TOKEN}-${crypto.randomUUID()}`;
  server = new FakeServer();
  const link = content();
  server.link = { ...link, wave: { ...link.wave, amendments: true } };
  window.scrollTo = vi.fn();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(async () => {
  close();
  for (const { id } of await readAll('outbox')) await remove('outbox', id);
  for (const { token: place } of await readAll('drafts')) await remove('drafts', place);
});

async function answered(name: string) {
  open();
  await person.click(await screen.findByRole('checkbox', { name: /quiero participar/ }));
  await press(/Empezar/);
  await person.type(await screen.findByRole('textbox', { name: /Nombre/ }), name);
  await press(/Siguiente/);
  await person.click(await screen.findByRole('radio', { name: 'No' }));
  await press(/Siguiente/);
  await press(/Enviar respuestas/);
  await screen.findByText('Recibido. ¡Gracias!');
}

/** From the card that shows what was sent to the end of the questionnaire. */
async function change(name: string) {
  await press(/^Cambiar mis respuestas/);
  expect(await screen.findByText(/Está cambiando respuestas que se enviaron/)).toBeDefined();
  const field = await screen.findByRole('textbox', { name: /Nombre/ });
  await person.clear(field);
  await person.type(field, name);
  await press(/Siguiente/);
  await press(/Siguiente/);
  await press(/Enviar respuestas/);
}

const stored = () => [...server.responses.values()][0];

function put(answers: object, more: object = {}) {
  const record = { version: 1, answers, received_at: '2026-11-22T10:00:00Z', attachments: [], ...more };
  server.responses.set(RESPONSE, record);
}
const address = `#change=${RESPONSE}.${AMEND_TOKEN}`;

describe('a person who has sent their answers', () => {
  test('changes them from the receipt, as the same record, and nothing stays on the device', async () => {
    await answered('Inés');
    expect(
      await screen.findByText(/Puede cambiar sus respuestas hasta el 15 de diciembre de 2026/),
    ).toBeDefined();
    await press(/^Cambiar mis respuestas/);
    await change('Inés María');
    expect(await screen.findByText('Recibimos su cambio. ¡Gracias!')).toBeDefined();
    expect(server.responses.size).toBe(1);
    expect(stored()).toMatchObject({ version: 2, answers: { about: { name: 'Inés María' }, head: 'no' } });
    expect(await draftsOf(token)).toEqual([]);
    expect(await readAll('outbox')).toEqual([]);
    expect(JSON.stringify(await readAll('receipts'))).not.toContain(AMEND_TOKEN);
  });

  test('gets a link for later, which the page forgets when somebody else answers', async () => {
    await answered('Inés');
    await press(/Guardar un enlace para cambiarlas/);
    const link = await screen.findByRole('link', { name: /#change=/ });
    expect(link.getAttribute('href')).toContain(`.${AMEND_TOKEN}`);
    expect(screen.getByRole('img', { name: 'Código QR del enlace' })).toBeDefined();
    await press(/Responder otra persona/);
    await screen.findByRole('checkbox', { name: /quiero participar/ });
    expect(document.body.textContent).not.toContain(AMEND_TOKEN);
  });

  test('is offered neither where the wave takes no changes', async () => {
    server.link = content();
    await answered('Inés');
    expect(screen.queryByRole('button', { name: /Cambiar mis respuestas/ })).toBeNull();
  });
});

describe('an address for changing', () => {
  test('is taken off the address bar, opens the answers, and they can be sent without a connection later', async () => {
    put({ about: { name: 'Rosa', age: 41 }, head: 'no' });
    open(address);
    expect(await screen.findByText(/Se enviaron el/)).toBeDefined();
    expect(location.hash).toBe('');
    await press(/^Cambiar mis respuestas/);
    server.online = false;
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: /Nombre/ });
    expect(field.value).toBe('Rosa');
    await person.type(field, ' Elena');
    await press(/Siguiente/);
    await press(/Siguiente/);
    await press(/Enviar respuestas/);
    await screen.findByText('Todavía no se ha enviado');
    server.online = true;
    await press(/Probar ahora/);
    await screen.findByText('Recibimos su cambio. ¡Gracias!');
    expect(stored()).toMatchObject({ version: 2, answers: { about: { name: 'Rosa Elena', age: 41 } } });
  });

  test.each([
    ['of other answers', `#change=${RESPONSE}.${'x'.repeat(27)}`, /no abre ninguna respuesta/],
    ['that is not whole', `#change=${RESPONSE}`, /no abre ninguna respuesta/],
  ])('%s says so', async (_, hash, words) => {
    put({});
    open(hash);
    expect(await screen.findByText(words)).toBeDefined();
    await press(/Volver/);
    expect(await screen.findByRole('button', { name: /Empezar/ })).toBeDefined();
  });

  test('says when a wave takes no more changes, and when there is no connection', async () => {
    put({});
    server.link = { ...server.link, wave: { ...server.link.wave, state: 'closed' } };
    open(address);
    expect(await screen.findByText(/ya no se puede cambiar/)).toBeDefined();
    close();
    server.link = { ...server.link, wave: { ...server.link.wave, state: 'open', amendments: false } };
    open(address);
    expect(await screen.findByText(/no admite cambios/)).toBeDefined();
    close();
    server.online = false;
    open(address);
    expect(await screen.findByText(/hace falta conexión/)).toBeDefined();
  });

  test('leaves unfinished answers of others on the device alone', async () => {
    open();
    await person.click(await screen.findByRole('checkbox', { name: /quiero participar/ }));
    await press(/Empezar/);
    await person.type(await screen.findByRole('textbox', { name: /Nombre/ }), 'Pedro');
    await screen.findByText(/^Guardado en este dispositivo/);
    close();
    put({ about: { name: 'Rosa' }, head: 'no' });
    open(address);
    expect(await screen.findByText(/Hay otras respuestas sin enviar en este dispositivo/)).toBeDefined();
    await change('Rosa Elena');
    await screen.findByText('Recibimos su cambio. ¡Gracias!');
    await press(/Responder otra persona/);
    await press(/Continuar/);
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /Nombre/ })).value).toBe('Pedro');
  });
});

describe('a change that is not valid for the server', () => {
  const refused = async (pointer: string) => {
    put({ about: { name: 'Rosa' }, head: 'no' });
    const body = JSON.stringify({ code: 'response.invalid', errors: [{ pointer }] });
    vi.stubGlobal('fetch', (where: string, init?: RequestInit) =>
      init?.method === 'PUT'
        ? Promise.resolve(new Response(body, { status: 422 }))
        : server.fetch(where, init),
    );
    open(address);
    await change('Rosa Elena');
  };

  test('opens at the answer that is meant, which is marked', async () => {
    await refused('/answers/about/name');
    await press(/Corregir las respuestas/);
    expect((await screen.findAllByText(/no fue aceptada/)).length).toBeGreaterThan(0);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /Nombre/ }).value).toBe('Rosa Elena');
  });

  test.each(['/invitation_id', '/answers/gone', '/answers/about', '/answers/more/why'])(
    'is not sent in a circle where no question shows it: %s',
    async (pointer) => {
      await refused(pointer);
      await press(/Corregir las respuestas/);
      expect(await screen.findByText(/no hay una respuesta que usted pueda corregir/)).toBeDefined();
      expect(screen.queryByRole('button', { name: /Corregir/ })).toBeNull();
      expect(screen.getByRole('button', { name: /Guardar una copia en un archivo/ })).toBeDefined();
      expect((await readAll('outbox')).map(({ body: { answers } }) => answers.about)).toEqual([
        { name: 'Rosa Elena' },
      ]);
    },
  );
});

describe('a change that meets a newer one', () => {
  const meet = async () => {
    put({ about: { name: 'Rosa' }, head: 'no' });
    open(address);
    await press(/^Cambiar mis respuestas/);
    put({ about: { name: 'Rosita' }, head: 'no' }, { version: 2 });
    await person.type(await screen.findByRole('textbox', { name: /Nombre/ }), ' Elena');
    await press(/Siguiente/);
    await press(/Siguiente/);
    await press(/Enviar respuestas/);
    await screen.findByText('Sus respuestas se cambiaron entretanto');
    expect((await readAll('outbox')).map(({ body }) => body.answers.about)).toEqual([{ name: 'Rosa Elena' }]);
  };

  test('is sent all the same when the person says so', async () => {
    await meet();
    await press(/Enviar lo mío/);
    await screen.findByText('Recibimos su cambio. ¡Gracias!');
    expect(stored()).toMatchObject({ version: 3, answers: { about: { name: 'Rosa Elena' } } });
  });

  test('or is saved as a file before the newest is opened', async () => {
    const saved: Blob[] = [];
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}` }));
    await meet();
    await press(/Guardar lo mío en un archivo/);
    await press(/^Cambiar mis respuestas/);
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /Nombre/ })).value).toBe('Rosita');
    expect(saved).toHaveLength(1);
    expect(await saved[0]?.text()).toContain('Rosa Elena');
    expect(await readAll('outbox')).toEqual([]);
  });
});
