import { screen, waitFor } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ModelNode } from '../../lib/form-engine/model';
import { Node } from '../../lib/form-engine/tree';
import { read, readAll, readFiles, remove, type Waiting, write } from '../database';
import { FormContext } from '../FormContext';
import { content, TOKEN } from '../fixtures';
import { keepFormFiles } from '../form-files';
import { Question } from '../Question';
import { send } from '../server';
import { Session } from '../session';
import { loadWords, wordsOf } from '../strings';
import { headingOf } from './Bearing';
import { dateLook, isKnown, isoOf, learn, monthNames, partsOf } from './calendars';
import { fileName, keepFile } from './kept-files';
import { drawn, firstPoint, metresBetween, nearest } from './map-choices';
import { openArea, pointsText, pointText, readDegrees, readPoint, readPoints } from './places';

beforeAll(async () => {
  await loadWords('es');
});

const HASH = /^[0-9a-f]{64}$/;
const person = userEvent.setup();
let root: Root | undefined;

/** One question of this kind, drawn as on a screen. */
function ask(
  kind: string,
  appearance: string[] = [],
  changes = {},
  more: Partial<ModelNode> = {},
): { session: Session; node: Node } {
  const link = content(changes);
  const model = { ...link.model, nodes: [{ name: 'q', kind, label: 1, appearance, ...more }] };
  const session = new Session(TOKEN, { ...link, model }, 'es');
  const node = session.state.find('q');
  if (!(node instanceof Node)) throw new Error('no question');
  const container = document.body.appendChild(document.createElement('div'));
  root = createRoot(container);
  const draw = () =>
    root?.render(
      <FormContext.Provider value={{ session, words: wordsOf('es'), shown: () => null }}>
        <Question node={node} />
      </FormContext.Provider>,
    );
  session.onChange(draw);
  draw();
  return { session, node };
}

const located = (geolocation: object) =>
  Object.defineProperty(navigator, 'geolocation', { value: geolocation, configurable: true });

afterEach(async () => {
  root?.unmount();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  for (const { key } of await readAll('files')) await remove('files', key);
});

describe('places', () => {
  const point = { latitude: -33.45, longitude: -70.66, altitude: 520.04, accuracy: 4.96 };

  test('are written as ODK writes them and read back', () => {
    expect(pointText(point)).toBe('-33.45 -70.66 520 5');
    expect(readPoint('-33.45 -70.66 520 5')).toEqual({ ...point, altitude: 520, accuracy: 5 });
    expect(readPoint('91 0')).toBeNull();
    expect(readPoint('')).toBeNull();
  });

  test('an area is closed with its first point, which is not shown twice', () => {
    const corners = readPoints('0 0 0 0; 0 1 0 0; 1 1 0 0');
    const text = pointsText(corners, true);
    expect(text.split('; ')).toHaveLength(4);
    expect(openArea(readPoints(text))).toEqual(corners);
    expect(pointsText(corners, false).split('; ')).toHaveLength(3);
  });

  test('degrees are read with a comma and with a true minus sign, and nothing else is', () => {
    expect(readDegrees(' −33,45 ')).toBe(-33.45);
    expect(readDegrees('36.8°')).toBe(36.8);
    expect(readDegrees("33°27'")).toBeNaN();
    expect(readDegrees('')).toBeNaN();
  });

  test('a place that is accurate enough is kept without asking, a worse one when the person says so', async () => {
    let tell: PositionCallback = () => undefined;
    const clearWatch = vi.fn();
    const watchPosition = (found: PositionCallback) => {
      tell = found;
      return 7;
    };
    located({ watchPosition, clearWatch });
    const at = (accuracy: number) =>
      tell({ coords: { latitude: 1, longitude: 2, altitude: null, accuracy } } as GeolocationPosition);
    const { node } = ask('geopoint');
    await person.click(await screen.findByRole('button', { name: 'Usar el lugar donde estoy' }));
    at(48);
    expect(node.value).toBe('');
    await person.click(await screen.findByRole('button', { name: 'Quedarme con este lugar' }));
    expect(node.value).toBe('1 2 0 48');
    await person.click(await screen.findByRole('button', { name: 'Buscar otra vez' }));
    at(3.2);
    await waitFor(() => expect(node.value).toBe('1 2 0 3.2'));
    expect(clearWatch).toHaveBeenCalledWith(7);
  });

  test('without a look at the place the coordinates are written by hand', async () => {
    const watchPosition = (_: unknown, fail: PositionErrorCallback) => {
      fail({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError);
      return 1;
    };
    located({ watchPosition, clearWatch: vi.fn() });
    const { node } = ask('geopoint');
    await person.click(await screen.findByRole('button', { name: 'Usar el lugar donde estoy' }));
    expect((await screen.findByRole('alert')).textContent).toContain('no permite');
    await person.click(screen.getByText('Escribir las coordenadas'));
    await person.type(screen.getByLabelText(/Latitud/), '-33,45');
    await person.click(screen.getByRole('button', { name: 'Usar estas coordenadas' }));
    expect(node.value).toBe('');
    await person.type(screen.getByLabelText(/Longitud/), '-70,66');
    await person.click(screen.getByRole('button', { name: 'Usar estas coordenadas' }));
    expect(node.value).toBe('-33.45 -70.66 0 0');
  });

  test('a line is an answer from its second point on', async () => {
    const { node } = ask('geotrace');
    await person.click(await screen.findByText('Escribir las coordenadas'));
    for (const [latitude, expected] of [
      ['1', ''],
      ['2', '1 5 0 0; 2 5 0 0'],
    ] as const) {
      await person.type(screen.getByLabelText(/Latitud/), latitude);
      await person.type(screen.getByLabelText(/Longitud/), '5');
      await person.click(screen.getByRole('button', { name: 'Usar estas coordenadas' }));
      expect(node.value).toBe(expected);
    }
  });
});

describe('dates in other calendars', () => {
  test.each([
    // Known days: Ethiopian new year 2017, Coptic new year 1741, 1 Muharram 1446, Nowruz 1403, Thai new year.
    ['ethiopic', { year: 2017, month: 1, day: 1 }, '2024-09-11'],
    ['coptic', { year: 1741, month: 1, day: 1 }, '2024-09-11'],
    ['islamic-civil', { year: 1446, month: 1, day: 1 }, '2024-07-08'],
    ['persian', { year: 1403, month: 1, day: 1 }, '2024-03-20'],
    ['buddhist', { year: 2567, month: 4, day: 13 }, '2024-04-13'],
    ['gregory', { year: 2024, month: 2, day: 29 }, '2024-02-29'],
  ] as const)('%s is kept as its ISO day', (calendar, parts, iso) => {
    expect(isoOf(parts, calendar)).toBe(iso);
    expect(partsOf(iso, calendar)).toEqual(parts);
  });

  test('every day of four years comes back as itself in every calendar', () => {
    for (const calendar of ['ethiopic', 'coptic', 'islamic-civil', 'persian', 'buddhist', 'gregory']) {
      for (let time = Date.UTC(2024, 0, 1); time < Date.UTC(2028, 0, 1); time += 9 * 86_400_000) {
        const iso = new Date(time).toISOString().slice(0, 10);
        const parts = partsOf(iso, calendar);
        expect(parts && isoOf(parts, calendar)).toBe(iso);
      }
    }
  });

  test('a day that the calendar does not have is none', () => {
    expect(isoOf({ year: 2023, month: 2, day: 29 }, 'gregory')).toBeNull();
    expect(isoOf({ year: 2016, month: 13, day: 7 }, 'ethiopic')).toBeNull();
    expect(isoOf({ year: 2024, month: 0, day: 1 }, 'gregory')).toBeNull();
    expect(isoOf({ year: Number.NaN, month: 1, day: 1 }, 'gregory')).toBeNull();
  });

  test('the year of Ethiopia has thirteen months with names', () => {
    expect(monthNames('ethiopic', 'en')).toHaveLength(13);
    expect(new Set(monthNames('ethiopic', 'es')).size).toBe(13);
    expect(monthNames('gregory', 'es')[0]).toBe('enero');
  });

  test('Bikram Sambat: known days, every day there and back, and none beyond its table', async () => {
    expect(isKnown('persian')).toBe(true);
    await learn('bikram-sambat');
    for (const [year, month, day, iso] of [
      // New years of 2080, 2081 and 2083, the first of the usual tables, the Constitution (3 Asoj 2072), the
      // earthquake (12 Baishakh 2072).
      [2080, 1, 1, '2023-04-14'],
      [2081, 1, 1, '2024-04-13'],
      [2083, 1, 1, '2026-04-14'],
      [2000, 1, 1, '1943-04-14'],
      [2072, 6, 3, '2015-09-20'],
      [2072, 1, 12, '2015-04-25'],
    ] as const) {
      expect(isoOf({ year, month, day }, 'bikram-sambat')).toBe(iso);
      expect(partsOf(iso, 'bikram-sambat')).toEqual({ year, month, day });
    }
    for (let time = Date.UTC(1913, 3, 13); time < Date.UTC(2034, 3, 14); time += 5 * 86_400_000) {
      const iso = new Date(time).toISOString().slice(0, 10);
      const parts = partsOf(iso, 'bikram-sambat');
      expect(parts && isoOf(parts, 'bikram-sambat')).toBe(iso);
    }
    expect(partsOf('1913-04-12', 'bikram-sambat')).toBeNull();
    expect(partsOf('2034-04-14', 'bikram-sambat')).toBeNull();
    expect(isoOf({ year: 2091, month: 1, day: 1 }, 'bikram-sambat')).toBeNull();
    expect(isoOf({ year: 2080, month: 1, day: 32 }, 'bikram-sambat')).toBeNull();
    expect(monthNames('bikram-sambat', 'ne')[11]).toBe('चैत');
    expect(monthNames('bikram-sambat', 'es')).toHaveLength(12);
  });

  test('a date of Nepal is written in its own months and kept as an ISO day', async () => {
    const { node } = ask('date', ['bikram-sambat']);
    await person.type(await screen.findByLabelText('Día'), '1');
    await person.selectOptions(screen.getByLabelText('Mes'), 'Baishakh');
    await person.type(screen.getByLabelText('Año'), '2081');
    expect(node.value).toBe('2024-04-13');
    expect((await screen.findByRole('status')).textContent).toContain('13 de abril de 2024');
  });

  test('a look that only changes the widget leaves the date field of the browser', () => {
    expect(dateLook(['no-calendar'])).toBeNull();
    expect(dateLook(['year'])).toEqual({ calendar: 'gregory', parts: ['year'] });
  });

  test('a month is kept as its first day, and a year as its own', async () => {
    const { node } = ask('date', ['month-year']);
    await person.selectOptions(await screen.findByLabelText('Mes'), 'marzo');
    expect(node.value).toBe('');
    await person.type(screen.getByLabelText('Año'), '2026');
    expect(node.value).toBe('2026-03-01');
  });

  test('a date of another calendar is said in the Gregorian one, and a wrong one at once', async () => {
    const { node } = ask('date', ['ethiopian']);
    await person.type(await screen.findByLabelText('Día'), '1');
    await person.selectOptions(screen.getByLabelText('Mes'), '1');
    await person.type(screen.getByLabelText('Año'), '2017');
    expect(node.value).toBe('2024-09-11');
    expect((await screen.findByRole('status')).textContent).toContain('11 de septiembre de 2024');
    await person.clear(screen.getByLabelText('Día'));
    await person.type(screen.getByLabelText('Día'), '31');
    expect(node.value).toBe('');
    expect((await screen.findByRole('alert')).textContent).toContain('fecha que exista');
  });
});

describe('files', () => {
  test('get a name without anything that a path is made of, each its own', () => {
    expect(fileName('../Informe final.PDF')).toMatch(/^\.\._Informe_final-[0-9a-f]{8}\.pdf$/);
    expect(fileName('sin-nombre')).toMatch(/^sin-nombre-[0-9a-f]{8}\.bin$/);
    expect(fileName('a.png')).not.toBe(fileName('a.png'));
  });

  test('a chosen file is on the device before the answer names it; another takes its place', async () => {
    const { session, node } = ask('file');
    const field = await screen.findByLabelText('Elegir un archivo');
    await person.upload(field, new File(['abc'], 'notas.txt', { type: 'text/plain' }));
    await waitFor(() => expect(node.value).toMatch(/^notas-/));
    const [kept] = await readFiles(session.id);
    expect(kept).toMatchObject({ name: node.value, received: false });
    expect(kept?.sha256).toMatch(HASH);
    await person.upload(await screen.findByLabelText('Cambiar'), new File(['de'], 'otras.txt'));
    await waitFor(() => expect(node.value).toMatch(/^otras-/));
    await waitFor(async () => expect(await readFiles(session.id)).toHaveLength(1));
    await person.click(screen.getByRole('button', { name: 'Quitar' }));
    expect(node.value).toBe('');
    await waitFor(async () => expect(await readFiles(session.id)).toEqual([]));
  });

  test('one that is too large is told with both sizes, and nothing is kept', async () => {
    const { node } = ask('video', [], { most_file_bytes: 2 });
    await person.upload(
      await screen.findByLabelText('Grabar o elegir un video'),
      new File(['abc'], 'clase.mp4', { type: 'video/mp4' }),
    );
    expect((await screen.findByRole('alert')).textContent).toMatch(/3 (B|byte).*2 (B|byte)/);
    expect(node.value).toBe('');
  });

  test('one that the browser has thrown away is named, and the answer is not sent like that', async () => {
    const { session, node } = ask('image');
    session.answer(node, 'foto-1.jpg');
    expect((await screen.findByRole('alert')).textContent).toContain('foto-1.jpg ya no está');
    await waitFor(() => expect(session.problem(node)?.fault).toBe('refused'));
  });
});

describe('files of a label', () => {
  const picture = { name: 'board.jpg', media_type: 'image/jpeg', size: 3, md5: 'm1' };

  function withPicture(words: string | null, media = [picture]) {
    const link = content({ media });
    const model = {
      ...link.model,
      texts: [[words, null]],
      media: { '0': [{ image: 'board.jpg' }, {}] as Record<string, string>[] },
      nodes: [{ name: 'q', kind: 'text', label: 0 }],
    };
    return { ...link, model };
  }

  function draw(link: ReturnType<typeof withPicture>, language = 'es') {
    const session = new Session(TOKEN, link, language);
    const node = session.state.find('q');
    if (!(node instanceof Node)) throw new Error('no question');
    root = createRoot(document.body.appendChild(document.createElement('div')));
    root.render(
      <FormContext.Provider value={{ session, words: wordsOf('es'), shown: () => null }}>
        <Question node={node} />
      </FormContext.Provider>,
    );
  }

  let fetched: string[] = [];
  beforeEach(() => {
    fetched = [];
    vi.stubGlobal('fetch', async (address: string) => {
      fetched.push(address);
      return new Response('jpg');
    });
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:board');
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    for (const { key } of await readAll('media')) await remove('media', key);
  });

  test('is shown beside the words, in a language without one of its own too, and fetched once', async () => {
    const link = withPicture('Pizarra');
    draw(link, 'en');
    await waitFor(() => expect(document.querySelector('img')?.getAttribute('src')).toBe('blob:board'));
    expect(document.querySelector('img')?.alt).toBe('');
    root?.unmount();
    draw(link);
    await waitFor(() => expect(document.querySelectorAll('img')).toHaveLength(1));
    expect(fetched).toEqual(['/api/survey/v1/links/current/media/board.jpg']);
  });

  test('other bytes under the same name are another file', async () => {
    await keepFormFiles(TOKEN, withPicture('Pizarra'));
    await keepFormFiles(TOKEN, withPicture('Pizarra', [{ ...picture, md5: 'm2' }]));
    expect(fetched).toHaveLength(2);
  });

  test('that stands without words is named after its file', async () => {
    draw(withPicture(null));
    await waitFor(() => expect(document.querySelector('img')?.alt).toBe('board'));
  });

  test('that is not there leaves the words as they are', async () => {
    draw(withPicture('Pizarra', []));
    await waitFor(() => expect(document.body.textContent).toContain('Pizarra'));
    expect(fetched).toEqual([]);
  });
});

describe('sending files', () => {
  const name = 'foto-1.jpg';
  let requests: string[] = [];
  let received = '';
  let cut = false;

  beforeEach(() => {
    requests = [];
    received = '';
    cut = false;
    vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
      const { method = 'GET', headers } = init;
      requests.push(`${method} ${address.replace('/api/survey/v1', '')}`);
      expect(new Headers(headers).get('Authorization')).toBe(`Link ${TOKEN}`);
      if (method === 'PUT') {
        const stored = { id: 'r1', received_at: '2026-11-29T10:00:00Z', sha256: 'b'.repeat(64) };
        return Response.json(stored, { status: 201 });
      }
      if (address.endsWith('/uploads')) {
        return new Response(null, { status: 201, headers: { location: '/api/survey/v1/uploads/u1' } });
      }
      if (method === 'HEAD')
        return new Response(null, { headers: { 'upload-offset': `${received.length}` } });
      if (method === 'PATCH') {
        received += await new Response(init.body as Blob).text();
        if (cut) {
          received = received.slice(0, 2);
          throw new TypeError('cut');
        }
        return new Response(null, { status: 204, headers: { 'upload-offset': `${received.length}` } });
      }
      return Response.json({ name, state: 'complete' });
    });
  });

  const waiting = async (): Promise<Waiting> => {
    const { sha256 } = await keepFile('r1', name, new Blob(['abcdef']));
    const attachments = [{ name, sha256, size: 6 }];
    const body = {
      instrument_version_id: 'v',
      language: 'es',
      started_at: '',
      ended_at: '',
      answers: {},
      attachments,
    };
    return { id: 'r1', token: TOKEN, wave: 'w1', title: 'T', queuedAt: '', body };
  };

  test('the receipt is given when the files are there, not before', async () => {
    expect((await send(await waiting())).kind).toBe('received');
    expect(requests).toEqual([
      'PUT /waves/w1/responses/r1',
      'POST /uploads',
      'PATCH /uploads/u1',
      'POST /waves/w1/responses/r1/attachments',
    ]);
    expect(received).toBe('abcdef');
  });

  test('after a cut the upload goes on where the server stands, and a file is sent once', async () => {
    const item = await waiting();
    cut = true;
    expect((await send(item)).kind).toBe('waiting');
    cut = false;
    requests = [];
    expect((await send(item)).kind).toBe('received');
    expect(requests).toEqual([
      'PUT /waves/w1/responses/r1',
      'HEAD /uploads/u1',
      'PATCH /uploads/u1',
      'POST /waves/w1/responses/r1/attachments',
    ]);
    expect(received).toBe('abcdef');
    expect((await send(item)).kind).toBe('received');
    expect(requests.filter((one) => one.startsWith('PATCH'))).toHaveLength(1);
  });

  test('files that no answer names any more are not sent', async () => {
    const item = await waiting();
    await keepFile('r1', 'old.jpg', new Blob(['x']));
    await send(item);
    expect(requests.filter((one) => one === 'POST /uploads')).toHaveLength(1);
    expect(await read('files', 'r1/old.jpg')).toMatchObject({ received: false });
    await write('files', { ...(await keepFile('r1', 'old.jpg', new Blob(['x']))), received: false });
  });
});

describe('answers that another app gives in ODK Collect', () => {
  test('are written here, with a plain word of it', async () => {
    const { node } = ask('integer', ['ex:org.example.counter'], {}, { app: true });
    await person.type(await screen.findByLabelText(/otra aplicación/), '12');
    expect(node.value).toBe('12');
  });

  test('are chosen as files here', async () => {
    ask('image', [], {}, { app: true });
    expect(await screen.findByText(/otra aplicación/)).toBeTruthy();
    expect(await screen.findByText('Tomar o elegir una foto')).toBeTruthy();
  });
});

describe('directions', () => {
  test('are what the compass says, clockwise from north', () => {
    const turned = (values: object) => values as DeviceOrientationEvent;
    expect(headingOf(turned({ absolute: true, alpha: 90 }))).toBe(270);
    expect(headingOf(turned({ absolute: true, alpha: 0 }))).toBe(0);
    expect(headingOf(turned({ webkitCompassHeading: 12.5, alpha: 1, absolute: false }))).toBe(12.5);
    expect(headingOf(turned({ absolute: false, alpha: 90 }))).toBeNull();
  });

  test('are read from the compass until they are kept', async () => {
    const { node } = ask('decimal', ['bearing']);
    await person.click(await screen.findByRole('button', { name: 'Leer la brújula' }));
    const event = Object.assign(new Event('deviceorientationabsolute'), { absolute: true, alpha: 314.44 });
    await waitFor(() => {
      window.dispatchEvent(event);
      expect(node.value).toBe('45.6');
    });
    await person.click(screen.getByRole('button', { name: 'Quedarme con esta dirección' }));
    window.dispatchEvent(Object.assign(new Event('deviceorientationabsolute'), { absolute: true, alpha: 1 }));
    expect(node.value).toBe('45.6');
  });

  test('are written where there is no compass, and only from 0 to 360', async () => {
    const { session, node } = ask('decimal', ['bearing']);
    const field = await screen.findByLabelText('Grados desde el norte (de 0 a 360)');
    await person.type(field, '361');
    expect(node.value).toBe('');
    expect(session.problem(node)?.fault).toBe('unreadable');
    await person.clear(field);
    await person.type(field, '12,5');
    expect(node.value).toBe('12.5');
  });
});

describe('choices on a map', () => {
  const list = {
    root: 'root',
    item: 'item',
    columns: ['id', 'title', 'geometry'],
    rows: [
      ['far', 'Lejos', '-33.6 -70.7 0 0'],
      ['near', 'Cerca', '-33.451 -70.661 0 0; -33.5 -70.7 0 0'],
      ['none', 'Sin lugar', ''],
    ],
  };
  const choices = {
    from: ['path', ['instance', 'p'], 'root', 'item'],
    value: 'id',
    label: 'title',
    list: 'p',
  };

  test('are a list that comes to be ordered by how far they are', async () => {
    const { model } = content({});
    located({
      getCurrentPosition: (found: (at: object) => void) =>
        found({ coords: { latitude: -33.45, longitude: -70.66 } }),
    });
    const { node } = ask(
      'one',
      ['map'],
      { model: { ...model, lists: { ...model.lists, p: list } } },
      { choices },
    );
    const names = () => screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent);
    await screen.findByText('Lejos');
    expect(names()).toEqual(['Lejos', 'Cerca', 'Sin lugar']);
    await person.click(screen.getByRole('button', { name: 'Ordenar por cercanía' }));
    await waitFor(() => expect(names()).toEqual(['Cerca · 140 m', 'Lejos · 17 km', 'Sin lugar']));
    await person.click(screen.getByRole('radio', { name: /Cerca/ }));
    expect(node.value).toBe('near');
    expect(document.querySelectorAll('.map-choices circle')).toHaveLength(2);
  });

  test('lie north up in one scale, in the middle, wherever they are', () => {
    const corners = drawn(
      [
        [0, 0],
        [10, 10],
        [0, 5],
      ],
      100,
    );
    const [low, high, between] = corners.map(([x, y]) => [Math.round(x), Math.round(y)]);
    expect([low, high, between]).toEqual([
      [8, 92],
      [92, 8],
      [50, 92],
    ]);
    expect(drawn([[5, 5]], 100)).toEqual([[50, 50]]);
    expect(firstPoint('')).toBeNull();
    expect(metresBetween([0, 0], [0, 1])).toBeCloseTo(111_319, -1);
    expect(nearest([], [0, 0])).toEqual([]);
  });
});
