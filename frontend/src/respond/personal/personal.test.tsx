import { screen, waitFor, within } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { packed } from '../../lib/rescue/file';
import { forgetPeople, type LinkContent, read, readAll, remove, write } from '../database';
import { aboutPeople, content, TOKEN } from '../fixtures';
import { RespondPage } from '../RespondPage';
import { asksForPeople, seated } from './people';

const HASH = 'c'.repeat(64);
const people = [
  { id: 'id-ana', name: 'Ana Núñez', school: 'Escuela Norte', role: 'school_leader' },
  { id: 'id-bo', name: 'Bo Tapia', school: 'Escuela Norte', role: 'teacher' },
  ...Array.from({ length: 8 }, (_, at) => ({
    id: `id-${at}`,
    name: `Persona ${at}`,
    school: 'Escuela Sur',
    role: 'teacher',
  })),
];

let root: Root | undefined;
let token = '';
let online = true;
let namesAway = false;
let revoked = false;
let refusal: { code: string } | null = null;
let link: LinkContent;
const asked: string[] = [];
const sent: { answers: Record<string, unknown> }[] = [];

const open = () => {
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(<RespondPage token={token} />);
};
const close = () => {
  root?.unmount();
  document.body.replaceChildren();
};
const person = userEvent.setup();
const press = async (name: RegExp | string) => person.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  token = `${TOKEN}-${crypto.randomUUID()}`;
  online = true;
  namesAway = false;
  revoked = false;
  refusal = null;
  link = content({ kind: 'personal', answered_at: null, model: aboutPeople });
  asked.length = 0;
  sent.length = 0;
  history.replaceState(null, '', `/s/${token}?lang=es`);
  window.scrollTo = vi.fn();
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    if (!online) throw new TypeError('offline');
    asked.push(address);
    if (address.endsWith('/links/current'))
      return new Response(JSON.stringify(link), { status: revoked ? 404 : 200 });
    if (address.endsWith('/roster')) {
      return namesAway
        ? new Response('{}', { status: 503 })
        : new Response(JSON.stringify({ items: people }));
    }
    if (refusal) return new Response(JSON.stringify(refusal), { status: 409 });
    sent.push(JSON.parse(String(init.body)));
    const id = address.split('/').at(-1);
    return new Response(JSON.stringify({ id, received_at: '2026-11-22T10:00:00Z', sha256: HASH }), {
      status: 201,
    });
  });
});
afterEach(async () => {
  close();
  for (const { id } of await readAll('outbox')) await remove('outbox', id);
  for (const { key } of await readAll('links')) await remove('links', key);
  await remove('drafts', token);
});

const start = async () => {
  open();
  await person.click(await screen.findByRole('checkbox', { name: /quiero participar/ }));
  await press(/Empezar/);
};

describe('who has a link of their own', () => {
  test('reads that the answer goes under a name, and agrees to what is true', async () => {
    open();
    expect(await screen.findByText(/confidencial, no anónima/)).toBeDefined();
    expect(screen.getByText(/Pregunta por personas de su red/)).toBeDefined();
    expect(screen.queryByText(/Los informes muestran grupos, nunca a una persona\./)).toBeNull();
  });

  test('is told calmly, and asked nothing, when the answer arrived before', async () => {
    link = { ...link, answered_at: '2026-11-22T10:00:00Z' };
    open();
    expect(await screen.findByText('Su respuesta ya llegó')).toBeDefined();
    expect(screen.getByText(/22 nov 2026/)).toBeDefined();
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(asked.filter((one) => one.endsWith('/roster'))).toEqual([]);
  });

  describe('on a shared phone', () => {
    const visited = async () => {
      open();
      await screen.findByRole('checkbox', { name: /quiero participar/ });
      await waitFor(async () => expect((await read('links', token))?.people).toHaveLength(10));
      close();
      asked.length = 0;
    };
    const nobody = async () => expect(JSON.stringify(await readAll('links'))).not.toContain('Ana');
    const answered = () => {
      link = { ...link, answered_at: '2026-11-22T10:00:00Z', wave: { ...link.wave, amendments: true } };
    };

    test('no name comes back after the answer, also where it may be changed and names cannot be had', async () => {
      await visited();
      answered();
      namesAway = true;
      open();
      expect(await screen.findByText('Su respuesta ya llegó')).toBeDefined();
      expect(asked.filter((one) => one.endsWith('/roster'))).toEqual([]);
      await nobody();
    });

    test('names come with the address for changing, before it is opened or after', async () => {
      answered();
      const address = `#change=01938c5e-0000-7000-8000-000000000041.${'x'.repeat(27)}`;
      history.replaceState(null, '', `/s/${token}?lang=es${address}`);
      open();
      await waitFor(async () => expect((await read('links', token))?.people).toHaveLength(10));
      close();
      open();
      await screen.findByText('Su respuesta ya llegó');
      await nobody();
      location.hash = address;
      await waitFor(async () => expect((await read('links', token))?.people).toHaveLength(10));
    });

    test('names leave when the link is revoked and when the wave closes', async () => {
      await visited();
      link = { ...link, wave: { ...link.wave, state: 'closed' } };
      open();
      await screen.findByText(/está cerrado/);
      await nobody();
      close();
      link = { ...link, wave: { ...link.wave, state: 'open' } };
      await visited();
      revoked = true;
      open();
      await screen.findByText(/ya no sirve/);
      await nobody();
    });

    test('a change from a file is handed in where the answer has arrived, and has the names to choose from', async () => {
      answered();
      const at = '2026-11-22T10:00:00Z';
      const [change, response] = [
        '01938c5e-0000-7000-8000-000000000042',
        '01938c5e-0000-7000-8000-000000000041',
      ];
      const amends = { response, token: 'x'.repeat(27), version: '"1"', sentAt: at, files: [] };
      const file = packed(
        {
          saved_at: at,
          wave: link.wave,
          unit: link.unit,
          instrument_version_id: link.instrument_version_id,
          state: 'unfinished',
          content: {
            ...{ id: change, language: 'es', startedAt: at, savedAt: at, screen: '', seed: response },
            ...{ answers: { advice: ['id-bo'] }, amends },
          },
        },
        [],
      );
      open();
      await press(/Tengo un archivo/);
      await person.upload(await screen.findByLabelText('Elegir el archivo'), new File([file], 'a.duru'));
      await person.click(await screen.findByRole('checkbox', { name: /a quien se dio este enlace/ }));
      await press('Abrirlas');
      expect(await screen.findByRole('button', { name: 'Quitar a Bo Tapia' })).toBeDefined();
      await remove('drafts', `${token}#${change}`);
    });

    test('names leave with a change that the person puts away', async () => {
      answered();
      const [change, response] = [
        '01938c5e-0000-7000-8000-000000000042',
        '01938c5e-0000-7000-8000-000000000041',
      ];
      const amends = {
        response,
        token: 'x'.repeat(27),
        version: '"1"',
        sentAt: '2026-11-22T10:00:00Z',
        files: [],
      };
      const body = {
        instrument_version_id: link.instrument_version_id,
        language: 'es',
        started_at: '2026-11-22T10:00:00Z',
        ended_at: '2026-11-22T10:00:00Z',
        answers: {},
      };
      const { id: wave, title } = link.wave;
      refusal = { code: 'wave.amendments_off' };
      await write('outbox', {
        id: change,
        token,
        wave,
        title,
        body,
        amends,
        queuedAt: '2026-11-22T10:00:00Z',
      });
      open();
      await waitFor(async () => expect((await read('links', token))?.people).toHaveLength(10));
      await press(/Borrar mi cambio/);
      await screen.findByText('Su respuesta ya llegó');
      await nobody();
    });

    test('what was begun is gone on with by the names that it has itself', async () => {
      await start();
      await person.click(await screen.findByRole('checkbox', { name: /Bo Tapia/ }));
      await waitFor(async () => expect(await read('drafts', token)).toBeDefined());
      close();
      await forgetPeople(token);
      online = false;
      open();
      await press(/Continuar/);
      expect(await screen.findByRole('checkbox', { name: /Ana Núñez/ })).toBeDefined();
    });
  });

  test('picks people by school, sees them on top, and takes one back', async () => {
    await start();
    const list = within(await screen.findByRole('group', { name: '¿Dirige?' }));
    const north = within(await list.findByRole('group', { name: 'Escuela Norte' }));
    await person.click(north.getByRole('checkbox', { name: /Ana Núñez/ }));
    await person.type(list.getByRole('searchbox', { name: 'Buscar una persona' }), 'persona 3{Enter}');
    expect(list.getByRole('status').textContent).toBe('Personas en la lista: 1');
    await person.click(list.getByRole('checkbox', { name: /Persona 3/ }));
    const chosen = within(list.getByRole('list', { name: 'Elegidas' }));
    expect(chosen.getAllByRole('button').map((one) => one.textContent)).toEqual([
      'Ana Núñez ×',
      'Persona 3 ×',
    ]);
    await person.click(chosen.getByRole('button', { name: 'Quitar a Ana Núñez' }));
    expect(chosen.getAllByRole('button')).toHaveLength(1);
    await person.clear(list.getByRole('searchbox'));
    await person.type(list.getByRole('searchbox'), 'xyz');
    expect(list.getByRole('status').textContent).toBe('Nadie con ese nombre en su red.');
  });

  test('sends ids alone: no name of anybody leaves the device, and none stays on it', async () => {
    await start();
    await person.click(await screen.findByRole('checkbox', { name: /Bo Tapia/ }));
    await person.click(await screen.findByRole('radio', { name: /Ana Núñez/ }));
    await press(/Siguiente/);
    await press(/Enviar respuestas/);
    expect(await screen.findByText('Recibido. ¡Gracias!')).toBeDefined();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.answers).toMatchObject({ advice: ['id-bo'], head: 'id-ana' });
    expect(JSON.stringify(sent)).not.toContain('Ana');
    expect(JSON.stringify(await readAll('links'))).not.toContain('Ana');
    expect(screen.queryByRole('button', { name: /otra persona/ })).toBeNull();
    close();
    online = false;
    open();
    expect(await screen.findByText('Su respuesta ya llegó')).toBeDefined();
  });

  test('answers without a connection from the second visit on, with the people of the first', async () => {
    open();
    await screen.findByRole('checkbox', { name: /quiero participar/ });
    await waitFor(async () => expect((await read('links', token))?.people).toHaveLength(10));
    close();
    online = false;
    await start();
    await person.click(await screen.findByRole('checkbox', { name: /Bo Tapia/ }));
    expect(screen.getByRole('button', { name: 'Quitar a Bo Tapia' })).toBeDefined();
  });

  test('is told when the names cannot be fetched, and tries again', async () => {
    namesAway = true;
    open();
    expect(await screen.findByText('La lista de personas no está disponible ahora')).toBeDefined();
    namesAway = false;
    await press('Intentar de nuevo');
    expect(await screen.findByRole('checkbox', { name: /quiero participar/ })).toBeDefined();
  });

  test('uses the people of the last visit while the names cannot be fetched', async () => {
    open();
    await waitFor(async () => expect((await read('links', token))?.people).toHaveLength(10));
    close();
    namesAway = true;
    await start();
    expect(await screen.findByRole('checkbox', { name: /Ana Núñez/ })).toBeDefined();
  });
});

test('only the list of people is filled; another one that is missing stays so', () => {
  const model = {
    ...aboutPeople,
    lists: { ...aboutPeople.lists, towns: { ...list(), missing: 'towns.csv' } },
  };
  const ready = seated({ ...link, model }, people);
  expect(asksForPeople(model)).toBe(true);
  expect(asksForPeople(ready.model)).toBe(false);
  expect(ready.model.lists.towns?.missing).toBe('towns.csv');
  expect(ready.model.lists.roster?.rows[0]).toEqual([
    'id-ana',
    'Ana Núñez',
    'Escuela Norte',
    'school_leader',
  ]);
  expect(ready.nameless?.lists.roster?.rows[0]).toEqual(['id-ana', '', 'Escuela Norte', 'school_leader']);
});

const list = () => ({ root: 'root', item: 'item', columns: ['name'], rows: [] });
