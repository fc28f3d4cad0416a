import { screen } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Head, packed, unpacked } from '../../lib/rescue/file';
import { draftsOf, readAll, readFiles, remove, type Waiting, write } from '../database';
import { FakeServer } from '../fake-server';
import { content, TOKEN } from '../fixtures';
import { keepFile } from '../kinds/kept-files';
import { RespondPage } from '../RespondPage';
import { Session } from '../session';
import { loadWords } from '../strings';
import { fileOfSession, fileOfWaiting, readRecord } from './record';

beforeAll(async () => {
  await loadWords('es');
});

const ID = '01938c5e-0000-7000-8000-000000000001';
let root: Root | undefined;
let token = TOKEN;
let server: FakeServer;
const person = userEvent.setup();
const press = async (name: RegExp) => person.click(await screen.findByRole('button', { name }));

function open() {
  history.replaceState(null, '', `/s/${token}?lang=es`);
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(<RespondPage token={token} />);
}
/** As a browser does: the page is told before it goes, and saves what it has not yet. */
function close() {
  window.dispatchEvent(new Event('pagehide'));
  root?.unmount();
  document.body.replaceChildren();
}

beforeEach(() => {
  token = `${TOKEN}-${crypto.randomUUID()}`;
  server = new FakeServer();
  window.scrollTo = vi.fn();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(async () => {
  close();
  for (const { id } of await readAll('outbox')) await remove('outbox', id);
  for (const { token: place } of await readAll('drafts')) await remove('drafts', place);
  for (const { key } of await readAll('files')) await remove('files', key);
  for (const { key } of await readAll('links')) await remove('links', key);
});

/** Finished answers with a photo, as they wait on a device that never got a connection. */
async function waiting(): Promise<Waiting> {
  const photo = await keepFile(
    ID,
    'board.jpg',
    new Blob([new Uint8Array(5000).fill(9)], { type: 'image/jpeg' }),
  );
  const link = content({ unit: { kind: 'network', id: 'network-1', label: 'Red Los Aromos' } });
  await write('links', { key: ID, content: link });
  return {
    id: ID,
    token,
    wave: 'wave-1',
    title: 'Monitoreo',
    queuedAt: '2026-11-22T10:00:00Z',
    body: {
      instrument_version_id: 'version-1',
      language: 'es',
      started_at: '2026-11-22T09:50:00Z',
      ended_at: '2026-11-22T10:00:00Z',
      answers: { about: { name: 'Inés' }, head: 'no' },
      attachments: [{ name: 'board.jpg', sha256: photo.sha256, size: 5000 }],
    },
  };
}

async function saved(): Promise<File> {
  const { blob, name, lacking } = await fileOfWaiting(await waiting());
  expect(lacking).toEqual([]);
  for (const { key } of await readAll('files')) await remove('files', key);
  return new File([blob], name);
}

async function handIn(file: File) {
  await press(/Tengo un archivo/);
  await person.upload(await screen.findByLabelText('Elegir el archivo'), file);
}

describe('a file of saved answers', () => {
  test('is handed in with its photo, and a second time it is the same record', async () => {
    const file = await saved();
    for (const time of [1, 2]) {
      open();
      await handIn(file);
      expect(await screen.findByText('Fotos, grabaciones y otros archivos: 1.')).toBeDefined();
      await press(/Enviarlas/);
      await screen.findByText('Recibido. ¡Gracias!');
      expect(server.uploads).toEqual(Array(time).fill('board.jpg'));
      close();
    }
    expect([...server.responses.keys()]).toEqual([ID]);
    expect(await readFiles(ID)).toEqual([]);
  });

  test.each([
    ['finished', 'Enviarlas', saved],
    [
      'unfinished',
      'Abrirlas',
      async () => {
        const session = new Session(token, content(), 'es');
        return new File([(await fileOfSession(session)).blob], 'a.duru');
      },
    ],
  ])('%s goes under the name of a personal link only after a person says so', async (_, way, made) => {
    const file = await made();
    server.link = content({ kind: 'personal', answered_at: null });
    open();
    await handIn(file);
    const button = await screen.findByRole('button', { name: way });
    expect(button).toHaveProperty('disabled', true);
    expect(screen.getByText(/queda a su nombre/)).toBeDefined();
    await person.click(screen.getByRole('checkbox', { name: /de la persona a quien se dio este enlace/ }));
    expect(button).toHaveProperty('disabled', false);
    expect(server.responses.size).toBe(0);
  });

  test('holds no token of the link, and says what it is to who opens it in an editor', async () => {
    const text = await (await saved()).text();
    expect(text.startsWith('duru-answers 1 ')).toBe(true);
    expect(text).toContain('"title": "Monitoreo"');
    expect(text).not.toContain(token);
  });

  test('of unfinished answers is made while answering, and gone on with elsewhere', async () => {
    const made: Blob[] = [];
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${made.push(blob)}` }));
    open();
    await person.click(await screen.findByRole('checkbox', { name: /quiero participar/ }));
    await press(/Empezar/);
    await person.type(await screen.findByRole('textbox', { name: /Nombre/ }), 'Rosa');
    await person.click(await screen.findByText('Guardar en un archivo o seguir en otro dispositivo'));
    await press(/Guardar una copia en un archivo/);
    expect(await screen.findByText(/está en las descargas/)).toBeDefined();
    close();
    for (const { token: place } of await readAll('drafts')) await remove('drafts', place);
    open();
    await handIn(new File(made, 'a.duru'));
    expect(await screen.findByText(/Están sin terminar/)).toBeDefined();
    await press(/Abrirlas/);
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /Nombre/ })).value).toBe('Rosa');
    expect(await draftsOf(token)).toHaveLength(1);
  });
});

const amends = {
  response: ID,
  token: 'x'.repeat(27),
  version: '"1"',
  sentAt: '2026-11-22T10:00:00Z',
  files: [],
};

describe('a file that somebody made up', () => {
  const link = content();
  const continued = { secret: 's'.repeat(43), version: '"1"' };
  const read = async (changes: (head: Head) => Partial<Head>) => {
    const { head, files } = await unpacked(await saved());
    return readRecord(packed({ ...head, ...changes(head) }, files), token, link);
  };

  test('brings no secret that answers would be kept under, and goes to the wave of the link alone', async () => {
    const found = await read((head) => ({
      content: { ...head.content, continued, amends: { ...amends, more: 1 }, wave: '../../tokens', more: 1 },
    }));
    expect(found).toHaveProperty('waiting', { ...(await waiting()), amends });
  });

  test('brings none with unfinished answers either', async () => {
    const draft = {
      id: ID,
      language: 'es',
      startedAt: '2026-11-22T09:50:00Z',
      savedAt: '2026-11-22T10:00:00Z',
      screen: '',
      seed: ID,
      answers: { head: 'no' },
    };
    const found = await read(() => ({
      state: 'unfinished',
      content: { ...draft, continued, token: 'other' },
    }));
    expect(found).toHaveProperty('draft', { ...draft, token: `${token}#${ID}` });
  });
});

describe('a file that is none, or not for here', () => {
  const head = async () => (await unpacked(await saved())).head;
  const cases: [string, (whole: Blob, head: Head) => Blob | Promise<Blob>, RegExp][] = [
    ['nothing', () => new Blob([]), /no es un archivo con respuestas/],
    ['a picture', () => new Blob([new Uint8Array(3000).fill(137)]), /no es un archivo con respuestas/],
    ['JSON of another program', () => new Blob(['{"answers":{}}']), /no es un archivo con respuestas/],
    ['a later version', () => new Blob(['duru-answers 2 10\n0123456789\n']), /versión más nueva/],
    ['one that was cut off', (whole) => whole.slice(0, whole.size - 4000), /está incompleto/],
    ['one with only its first line', () => new Blob(['duru-answers 1 500\n']), /está incompleto/],
    ['one with something behind it', (whole) => new Blob([whole, 'x']), /está dañado\./],
    ['a head that is no JSON', () => new Blob(['duru-answers 1 4\n{{{{\n']), /está dañado\./],
    ['a head as long as a film', () => new Blob(['duru-answers 1 999999999\n{}']), /está dañado\./],
    ['a head that says nothing', () => new Blob(['duru-answers 1 2\n{}\n']), /está dañado\./],
    [
      'nested a hundred thousand deep',
      () => {
        const deep = '['.repeat(100_000);
        return new Blob([`duru-answers 1 ${deep.length}\n${deep}\n`]);
      },
      /está dañado\./,
    ],
    [
      'a photo of other bytes',
      async (whole) => {
        const bytes = new Uint8Array(await whole.arrayBuffer());
        bytes[bytes.length - 5] = 1;
        return new Blob([bytes]);
      },
      /está dañado board\.jpg/,
    ],
    [
      'answers that are a list',
      (_, one) => packed({ ...one, content: { ...one.content, body: [] } }, []),
      /está dañado\./,
    ],
    [
      'an id that is none',
      (_, one) => packed({ ...one, content: { ...one.content, id: '../x' } }, []),
      /está dañado\./,
    ],
    [
      'a change of a response whose id is a path',
      (_, one) =>
        packed({ ...one, content: { ...one.content, amends: { ...amends, response: '../../x' } } }, []),
      /está dañado\./,
    ],
    [
      'one of another questionnaire',
      (_, one) => packed({ ...one, wave: { id: 'x', title: 'Visitas' } }, []),
      /otro cuestionario, «Visitas»/,
    ],
    [
      'one of another version',
      (_, one) => packed({ ...one, instrument_version_id: 'x' }, []),
      /otra versión/,
    ],
    [
      'one of another network',
      (_, one) => packed({ ...one, unit: { kind: 'network', id: 'n2', label: 'Red Sur' } }, []),
      /es de Red Sur/,
    ],
  ];

  test.each(cases)('%s is refused in words', async (_, made, words) => {
    const whole = await saved();
    server.link = content({ unit: { kind: 'network', id: 'network-1', label: 'Red Los Aromos' } });
    open();
    await handIn(new File([await made(whole, await head())], 'a.duru'));
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    expect(screen.queryByRole('button', { name: /Enviarlas|Abrirlas/ })).toBeNull();
    expect(await readAll('outbox')).toEqual([]);
    expect(await draftsOf(token)).toEqual([]);
    expect(await readFiles(ID)).toEqual([]);
  });
});
