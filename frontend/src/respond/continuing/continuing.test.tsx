import { screen, waitFor } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Draft, draftsOf, fileKey, readAll, readFiles, remove, write } from '../database';
import { FakeServer } from '../fake-server';
import { content, TOKEN } from '../fixtures';
import { RespondPage } from '../RespondPage';
import { Session } from '../session';
import { loadWords } from '../strings';
import { useAnswering } from '../useAnswering';
import { bringFiles, fetchKept, forget, keep, MOST_ALONG } from './keeping';
import { Syncing, type SyncState } from './Syncing';
import { newSecret, placeBy, Tampered } from './sealing';

beforeAll(async () => {
  await loadWords('es');
});

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
/** As a browser does: the page is told before it goes, and saves what it has not yet. */
function close() {
  window.dispatchEvent(new Event('pagehide'));
  root?.unmount();
  root = undefined;
  document.body.replaceChildren();
}
/** What a device knows, gone: the same browser is then another device. */
async function otherDevice() {
  close();
  for (const store of ['drafts', 'outbox', 'receipts', 'files', 'links'] as const) {
    for (const one of await readAll(store)) {
      await remove(store, 'key' in one ? one.key : 'startedAt' in one ? one.token : one.id);
    }
  }
}

beforeEach(() => {
  token = `${TOKEN}-${crypto.randomUUID()}`;
  server = new FakeServer();
  window.scrollTo = vi.fn();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(otherDevice);

const draft = (name: string, more: Partial<Draft> = {}): Draft => ({
  token,
  id: '01938c5e-0000-7000-8000-000000000001',
  language: 'es',
  startedAt: '2026-11-22T10:00:00Z',
  savedAt: '2026-11-22T10:05:00Z',
  screen: '',
  seed: 's',
  answers: { about: { name } },
  ...more,
});
const photo = (name: string, size: number) => {
  const bytes = new Uint8Array(size).fill(7).buffer;
  const { id } = draft('');
  return {
    key: fileKey(id, name),
    response: id,
    name,
    type: 'image/jpeg',
    bytes,
    sha256: 'a'.repeat(64),
    keptAt: '2026-11-22T10:00:00Z',
    received: false,
  };
};

describe('what is kept for another device', () => {
  test('can be opened with the secret alone, and the server holds nothing that can be read', async () => {
    const secret = newSecret();
    const kept = await keep(token, 'version-1', draft('Inés'), { secret, version: '' }, new Set());
    expect(kept).toEqual({ kind: 'kept', version: '"1"', leftOut: [], pending: [] });
    const [lookup, { bytes }] = [...server.sealed][0] as [string, { bytes: Uint8Array }];
    expect(lookup).not.toBe(secret);
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('Inés');
    expect(JSON.stringify(server.asked)).not.toContain(secret);
    expect((bytes.byteLength - 12 - 16) % 4096).toBe(0);
    const found = await fetchKept(token, secret);
    expect(found).toMatchObject({ kind: 'found', draft: { answers: { about: { name: 'Inés' } } } });
    expect(JSON.stringify(found)).not.toContain(token);
  });

  test('is refused when it was altered, cut, or is asked for by another secret', async () => {
    const secret = newSecret();
    await keep(token, 'version-1', draft('Inés'), { secret, version: '' }, new Set());
    expect(await fetchKept(token, newSecret())).toEqual({ kind: 'gone' });
    expect(await fetchKept(token, 'short')).toEqual({ kind: 'tampered' });
    const [kept] = [...server.sealed.values()];
    if (!kept) throw new Error('nothing was kept');
    const whole = kept.bytes;
    for (const altered of [
      whole.slice(0, 10),
      whole.slice(0, -1),
      whole.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
    ]) {
      kept.bytes = altered;
      expect(await fetchKept(token, secret)).toEqual({ kind: 'tampered' });
    }
    const [one, two] = [await placeBy(secret, 'a'), await placeBy(secret, 'b')];
    const sealed = await one.seal(new Uint8Array([1, 2]));
    await expect(two.open(sealed.buffer as ArrayBuffer)).rejects.toBeInstanceOf(Tampered);
  });

  test('goes without a file that a slow connection does not let through, and takes it later', async () => {
    await write('files', photo('slow.jpg', 3000));
    const secret = newSecret();
    const { lookup } = await placeBy(secret, 'file slow.jpg');
    vi.stubGlobal('fetch', (address: string, init?: RequestInit) => {
      if (address.endsWith(lookup)) throw new TypeError('cut off');
      return server.fetch(address, init);
    });
    const there = new Set<string>();
    const first = await keep(token, 'version-1', draft('Inés'), { secret, version: '' }, there);
    expect(first).toMatchObject({ kind: 'kept', leftOut: [], pending: ['slow.jpg'] });
    expect(await fetchKept(token, secret)).toMatchObject({ files: [], leftOut: ['slow.jpg'] });
    vi.stubGlobal('fetch', server.fetch);
    const second = await keep(token, 'version-1', draft('Inés'), { secret, version: '"1"' }, there);
    expect(second).toMatchObject({ kind: 'kept', pending: [] });
    expect(await fetchKept(token, secret)).toMatchObject({ files: [{ name: 'slow.jpg' }], leftOut: [] });
  });

  test('takes photos along as far as they fit, each once, and names the others', async () => {
    await write('files', photo('small.jpg', 3000));
    await write('files', photo('large.jpg', MOST_ALONG));
    const secret = newSecret();
    const first = await keep(token, 'version-1', draft('Inés'), { secret, version: '' }, new Set());
    expect(first).toMatchObject({ kind: 'kept', leftOut: ['large.jpg'] });
    const again = await keep(token, 'version-1', draft('Eva'), { secret, version: '"1"' }, new Set());
    expect(again).toMatchObject({ kind: 'kept', version: '"2"' });
    expect(server.asked.filter((line) => line.startsWith('PUT')).length).toBe(3);
    await otherDevice();
    const found = await fetchKept(token, secret);
    if (found.kind !== 'found') throw new Error(found.kind);
    expect(found.leftOut).toEqual(['large.jpg']);
    expect(await bringFiles(token, secret, found, () => undefined)).toEqual([]);
    const [brought] = await readFiles(draft('').id);
    expect([brought?.name, brought?.bytes.byteLength, brought?.type]).toEqual([
      'small.jpg',
      3000,
      'image/jpeg',
    ]);
    await forget(token, secret, ['small.jpg']);
    expect(server.sealed.size).toBe(0);
  });
});

describe('two devices', () => {
  const states: SyncState[] = [];
  const syncing = (session: Session) => new Syncing(session, (state) => states.push(state));
  beforeEach(() => {
    states.length = 0;
  });

  test('tell of what came from the other, and neither takes the place of the other unasked', async () => {
    const continued = { secret: newSecret(), version: '' };
    const here = new Session(token, content(), 'es', draft('Inés', { continued }));
    const there = new Session(token, content(), 'es', draft('Inés', { continued }));
    await syncing(here).push();
    expect(here.continued?.version).toBe('"1"');
    there.continued = { ...continued, version: '"1"' };
    await syncing(there).push();
    expect(there.continued?.version).toBe('"2"');
    const name = here.at('/about/name');
    if (!name) throw new Error('no such question');
    here.answer(name, 'Eva');
    const mine = syncing(here);
    await mine.push();
    expect(states.at(-1)).toMatchObject({ kind: 'newer', version: '"2"' });
    await mine.push();
    expect([...server.sealed.values()][0]?.version).toBe(2);
    await mine.keepMine('"2"');
    expect(states.at(-1)?.kind).toBe('kept');
    expect(await fetchKept(token, continued.secret)).toMatchObject({
      draft: { answers: { about: { name: 'Eva' } } },
    });
  });

  test('do not tell each other of what is the same', async () => {
    const secret = newSecret();
    const here = new Session(token, content(), 'es', draft('Inés', { continued: { secret, version: '' } }));
    const mine = syncing(here);
    await mine.push();
    here.goTo('/more');
    await mine.push();
    const opened = async () => {
      const continued = { secret, version: '"1"', said: 'same' };
      let answering: ReturnType<typeof useAnswering> | undefined;
      const link = content();
      const Probe = () => {
        answering = useAnswering(token, link, 'es');
        return null;
      };
      root = createRoot(document.createElement('div'));
      root.render(<Probe />);
      await waitFor(() => expect(answering?.kept).toBeTruthy());
      await answering?.begin(draft('Inés', { continued }));
      await waitFor(() => expect(answering?.session).toBeTruthy());
      root.unmount();
      return answering?.session as Session;
    };
    const there = await opened();
    await syncing(there).push();
    expect([here.continued?.version, there.continued?.version]).toEqual(['"1"', '"1"']);
    // What is typed at once, before anything looked at what is kept, goes there too.
    const quick = await opened();
    const name = quick.at('/about/name');
    if (!name) throw new Error('no such question');
    quick.answer(name, 'Eva');
    await syncing(quick).push();
    expect(quick.continued?.version).toBe('"2"');
    expect(await fetchKept(token, secret)).toMatchObject({ draft: { answers: { about: { name: 'Eva' } } } });
  });

  test('without a connection it waits, and goes on by itself when it is back', async () => {
    const here = new Session(
      token,
      content(),
      'es',
      draft('Inés', { continued: { secret: newSecret(), version: '' } }),
    );
    server.online = false;
    const mine = syncing(here);
    const stop = mine.start();
    await waitFor(() => expect(states.at(-1)?.kind).toBe('offline'));
    server.online = true;
    window.dispatchEvent(new Event('online'));
    await waitFor(() => expect(states.at(-1)?.kind).toBe('kept'));
    stop();
  });

  test('learn that the answers were sent from the other', async () => {
    const secret = newSecret();
    const here = new Session(token, content(), 'es', draft('Inés', { continued: { secret, version: '' } }));
    const mine = syncing(here);
    await mine.push();
    await forget(token, secret, []);
    await mine.look();
    expect(states.at(-1)).toEqual({ kind: 'gone' });
    expect(server.sealed.size).toBe(0);
  });
});

describe('a person', () => {
  async function begun(name: string) {
    open();
    await person.click(await screen.findByRole('checkbox', { name: /quiero participar/ }));
    await press(/Empezar/);
    await person.type(await screen.findByRole('textbox', { name: /Nombre/ }), name);
    await screen.findByText(/^Guardado en este dispositivo/);
  }
  async function linked(): Promise<string> {
    await person.click(await screen.findByText('Guardar en un archivo o seguir en otro dispositivo'));
    await press(/Hacer el enlace/);
    const link = await screen.findByRole('link', { name: /#continue=/ });
    return new URL(link.getAttribute('href') ?? '').hash;
  }

  test('goes on on another device, sends there, and nothing stays at the server or on it', async () => {
    await begun('Inés');
    const hash = await linked();
    await screen.findByText(/Guardado también para el otro dispositivo/);
    await otherDevice();
    open(hash);
    expect(location.hash).toBe('');
    expect(await screen.findByText(/Son respuestas sin enviar/)).toBeDefined();
    await press(/Seguir aquí/);
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: /Nombre/ });
    expect(field.value).toBe('Inés');
    await person.type(field, ' Rojas');
    await press(/Siguiente/);
    await person.click(await screen.findByRole('radio', { name: 'No' }));
    await press(/Siguiente/);
    await press(/Enviar respuestas/);
    await screen.findByText('Recibido. ¡Gracias!');
    const [stored] = [...server.responses.values()];
    expect(stored?.answers).toMatchObject({ about: { name: 'Inés Rojas' } });
    await waitFor(() => expect(server.sealed.size).toBe(0));
    expect(await draftsOf(token)).toEqual([]);
  });

  test('is told what stands in the way: no connection, nothing there, an address that is not whole', async () => {
    await begun('Inés');
    server.online = false;
    await person.click(await screen.findByText('Guardar en un archivo o seguir en otro dispositivo'));
    await press(/Hacer el enlace/);
    expect(await screen.findByText(/Para esto hace falta conexión/)).toBeDefined();
    close();
    open(`#continue=${newSecret()}`);
    expect(await screen.findByText(/Para esto hace falta conexión/)).toBeDefined();
    server.online = true;
    await press(/Intentar de nuevo/);
    expect(await screen.findByText(/Bajo este enlace ya no hay nada/)).toBeDefined();
    close();
    open('#continue=abc');
    expect(await screen.findByText(/el enlace no está entero/)).toBeDefined();
    await press(/Volver/);
    expect(await screen.findByRole('button', { name: /Continuar/ })).toBeDefined();
  });

  test('loses nothing of what the second device has unfinished itself', async () => {
    await begun('Inés');
    const hash = await linked();
    await otherDevice();
    await begun('Pedro');
    close();
    open(hash);
    expect(await screen.findByText(/Hay otras respuestas sin enviar en este dispositivo/)).toBeDefined();
    await press(/Seguir aquí/);
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /Nombre/ })).value).toBe('Inés');
    const names = (await draftsOf(token)).map(({ answers }) => answers.about);
    expect(names).toEqual(expect.arrayContaining([{ name: 'Inés' }, { name: 'Pedro' }]));
    await screen.findByText(/Guardado también para el otro dispositivo/);
  });

  test('opens it on the device where the same answers are, and chooses', async () => {
    await begun('Inés');
    const hash = await linked();
    close();
    open(hash);
    expect(await screen.findByText(/Las mismas respuestas están también en este dispositivo/)).toBeDefined();
    await press(/Seguir con las de aquí/);
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /Nombre/ })).value).toBe('Inés');
    expect(await draftsOf(token)).toHaveLength(1);
    await screen.findByText(/Guardado también para el otro dispositivo/);
  });

  test('who sends what the other device sent already is told that both are kept', async () => {
    await begun('Inés');
    await linked();
    await screen.findByText(/Guardado también para el otro dispositivo/);
    const [mine] = await draftsOf(token);
    if (!mine) throw new Error('no draft');
    const attachments: { name: string; state: string }[] = [];
    server.responses.set(mine.id, { version: 1, answers: { about: {} }, received_at: 'x', attachments });
    await press(/Siguiente/);
    await press(/Siguiente/);
    await press(/Enviar respuestas/);
    expect(await screen.findByText(/ya llegaron desde el otro dispositivo/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /Enviar como respuesta nueva/ })).toBeNull();
    await press(/Responder otra persona/);
    await screen.findByRole('checkbox', { name: /quiero participar/ });
    expect(await draftsOf(token)).toEqual([]);
    expect(await readAll('outbox')).toEqual([]);
  });

  test('takes what the other device has when that has moved on', async () => {
    await begun('Inés');
    const secret = (await linked()).replace('#continue=', '');
    await screen.findByText(/Guardado también para el otro dispositivo/);
    const [mine] = await draftsOf(token);
    if (!mine) throw new Error('no draft');
    const found = await fetchKept(token, secret);
    if (found.kind !== 'found') throw new Error(found.kind);
    const moved = { ...mine, answers: { about: { name: 'Inés del otro' } } };
    await keep(token, 'version-1', moved, { secret, version: found.version }, new Set());
    document.dispatchEvent(new Event('visibilitychange'));
    await press(/Traer lo del otro dispositivo/);
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>('textbox', { name: /Nombre/ }).value).toBe('Inés del otro'),
    );
    expect((await draftsOf(token)).map(({ answers }) => answers.about)).toEqual([{ name: 'Inés del otro' }]);
    await screen.findByText(/Guardado también para el otro dispositivo/);
  });
});
