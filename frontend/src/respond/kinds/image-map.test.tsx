import { screen, waitFor } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Node } from '../../lib/form-engine/tree';
import { readAll, remove } from '../database';
import { FormContext } from '../FormContext';
import { content, TOKEN } from '../fixtures';
import { Question } from '../Question';
import { Session } from '../session';
import { loadWords, wordsOf } from '../strings';
import { shapesOf } from './drawing';

const HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 80">';
const BODY = `${HEAD}
  <style>.skin { fill: #eee }</style>
  <rect class="skin" width="100" height="80"/>
  <g transform="translate(5,5)"><g id="arm"><path d="M0 0 L10 0 L10 10 Z"/><circle cx="4" cy="4" r="2"/></g></g>
  <polygon id="leg" points="20,20 30,30 20,30"/>
  <rect id="ghost" x="1" y="1" width="5" height="5" display="none"/>
  <circle id="wall" cx="50" cy="50" r="5"/>
</svg>`;
const CHOICES = new Set(['arm', 'leg', 'ghost', 'head']);

beforeAll(async () => {
  await loadWords('es');
});

describe('the shapes of a drawing', () => {
  test('are those that have the name of a choice, where their groups move them', () => {
    expect(shapesOf(BODY, CHOICES)).toEqual({
      viewBox: '0 0 100 80',
      fit: undefined,
      parts: [
        {
          tag: 'g',
          geometry: { transform: 'translate(5,5)' },
          choice: null,
          parts: [
            {
              tag: 'g',
              geometry: {},
              choice: 'arm',
              parts: [
                { tag: 'path', geometry: { d: 'M0 0 L10 0 L10 10 Z' }, choice: null, parts: [] },
                { tag: 'circle', geometry: { cx: '4', cy: '4', r: '2' }, choice: null, parts: [] },
              ],
            },
          ],
        },
        { tag: 'polygon', geometry: { points: '20,20 30,30 20,30' }, choice: 'leg', parts: [] },
      ],
    });
  });

  test('bring nothing along but where they are', () => {
    const hostile = `${HEAD}<g id="arm" onclick="alert(1)" style="fill:url(//evil.example)">
      <script>alert(1)</script><a href="javascript:alert(1)"><rect width="1"/></a>
      <image href="//evil.example/a.png"/><foreignObject><b xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>
      <rect width="2" height="url(#a)" onload="alert(1)"/><rect xmlns="" width="3"/></g></svg>`;
    const kept = shapesOf(hostile, CHOICES);
    expect(kept?.parts).toEqual([
      {
        tag: 'g',
        geometry: {},
        choice: 'arm',
        parts: [{ tag: 'rect', geometry: { width: '2' }, choice: null, parts: [] }],
      },
    ]);
  });

  test.each([
    ['no XML', 'not a drawing'],
    ['a page', '<html xmlns="http://www.w3.org/1999/xhtml"><g id="arm"/></html>'],
    ['a drawing of no size', '<svg xmlns="http://www.w3.org/2000/svg"><rect id="arm"/></svg>'],
    ['a drawing of another kind of size', BODY.replace('0 0 100 80', '0 0 none 80')],
    ['a drawing without choices', BODY.replace('"arm"', '"a"').replace('"leg"', '"l"')],
  ])('are none in %s', (_, text) => {
    expect(shapesOf(text, CHOICES)).toBeNull();
  });

  test('lie in the size of a drawing that says no more', () => {
    const text = BODY.replace('viewBox="0 0 100 80"', 'width="100px" height="80" preserveAspectRatio="none"');
    expect(shapesOf(text, CHOICES)).toMatchObject({ viewBox: '0 0 100 80', fit: 'none' });
  });
});

describe('choices on a drawing', () => {
  const person = userEvent.setup();
  let root: Root | undefined;
  let served: string | null = BODY;

  beforeEach(() => {
    served = BODY;
    vi.stubGlobal('fetch', async () => new Response(served, { status: served === null ? 404 : 200 }));
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:body');
  });
  afterEach(async () => {
    root?.unmount();
    document.body.replaceChildren();
    vi.unstubAllGlobals();
    for (const { key } of await readAll('media')) await remove('media', key);
  });

  function ask(kind: 'one' | 'many'): Node {
    const picture = { name: 'body.svg', media_type: 'image/svg+xml', size: 3, md5: 'm1' };
    const link = content({ media: [picture] });
    const rows = [
      ['arm', 'Brazo'],
      ['leg', 'Pierna'],
      ['head', 'Cabeza'],
    ];
    const list = { root: 'root', item: 'item', columns: ['name', 'label'], rows };
    const choices = {
      from: ['path', ['instance', 'parts'], 'root', 'item'],
      value: 'name',
      label: 'label',
      list: 'parts',
    };
    const model = {
      ...link.model,
      texts: [['¿Dónde duele?', null]],
      media: { '0': [{ image: 'body.svg' }, {}] as Record<string, string>[] },
      lists: { ...link.model.lists, parts: list },
      nodes: [{ name: 'q', kind, label: 0, appearance: ['image-map'], choices }],
    };
    const session = new Session(TOKEN, { ...link, model }, 'es');
    const node = session.state.find('q');
    if (!(node instanceof Node)) throw new Error('no question');
    root = createRoot(document.body.appendChild(document.createElement('div')));
    const draw = () =>
      root?.render(
        <FormContext.Provider value={{ session, words: wordsOf('es'), shown: () => null }}>
          <Question node={node} />
        </FormContext.Provider>,
      );
    session.onChange(draw);
    draw();
    return node;
  }

  const shapeOf = async (name: string) => {
    const title = await waitFor(() => {
      const found = [...document.querySelectorAll('.image-map title')].find(
        (one) => one.textContent === name,
      );
      if (!found) throw new Error(`no shape of ${name}`);
      return found;
    });
    return title.parentElement as Element;
  };

  test('one is chosen by its shape or in the list, and both show it', async () => {
    const node = ask('one');
    await person.click(await shapeOf('Brazo'));
    expect(node.value).toBe('arm');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Brazo' }).checked).toBe(true);
    expect((await shapeOf('Brazo')).getAttribute('class')).toBe('chosen');
    await person.click(screen.getByRole('radio', { name: 'Pierna' }));
    expect(node.value).toBe('leg');
    await waitFor(async () => expect((await shapeOf('Pierna')).getAttribute('class')).toBe('chosen'));
    expect((await shapeOf('Brazo')).getAttribute('class')).toBe('choosable');
  });

  test('several are chosen and taken back, in the order of the list', async () => {
    const node = ask('many');
    await person.click(await shapeOf('Pierna'));
    await person.click(await shapeOf('Brazo'));
    expect(node.value).toBe('arm leg');
    await person.click(await shapeOf('Pierna'));
    expect(node.value).toBe('arm');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Brazo' }).checked).toBe(true);
  });

  test('a choice without a shape is in the list, and the drawing is no second way for a screen reader', async () => {
    const node = ask('one');
    await shapeOf('Brazo');
    expect(screen.getAllByRole('radio')).toHaveLength(3);
    expect(document.querySelector('.image-map svg')?.getAttribute('aria-hidden')).toBe('true');
    expect(document.querySelector('.image-map img')?.getAttribute('alt')).toBe('');
    screen.getByRole('radio', { name: 'Cabeza' }).focus();
    await person.keyboard(' ');
    expect(node.value).toBe('head');
  });

  test('without the drawing the list is the question', async () => {
    served = null;
    const node = ask('many');
    await person.click(await screen.findByRole('checkbox', { name: 'Cabeza' }));
    expect(node.value).toBe('head');
    expect(document.querySelector('.image-map')).toBeNull();
  });
});
