// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes its references so
import { describe, expect, test } from 'vitest';
import { addChoice, addList, choicesOf, choiceValue, listsOf, moveChoice, usesOf } from './choices';
import { add, duplicate, move, relist, remove, rename, retype, type Step, step, unshare } from './edits';
import { addScale, figureOf, nameScale, scalesOf, setApart, setFigure, standsApart } from './figures';
import { kinds, typeCell, typed, withLook } from './kinds';
import {
  addLanguage,
  languagesOf,
  missingCount,
  phrasesOf,
  removeLanguage,
  renameLanguage,
  setText,
  textOf,
} from './languages';
import { freeName, nameFault, renameIn, slug } from './names';
import { everyItem, numbersOf, outline } from './outline';
import { type Book, cell, parse, type Sheets, setSurvey, write } from './sheets';

const sheets = (): Sheets => ({
  survey: {
    columns: [
      'Type',
      'name',
      'label::Español (es)',
      'label::English (en)',
      'relevance',
      'my note',
      'duru_figure',
    ],
    rows: [
      ['text', 'name', '¿Nombre?', 'Name?', '', 'first', ''],
      ['', '', '', '', '', 'a remark of the author', ''],
      ['begin group', 'practice', 'Práctica', 'Practice', "${name} != ''", '', ''],
      ['select_one often', 'reads', '¿Lee?', 'Reads?', '', 'x', 'frequency scale:reading:reversed role'],
      ['select_one often', 'writes', '¿Escribe?'],
      ['end group', '', '', '', '', '', ''],
      ['osm buildings', 'map', 'Mapa', '', "selected(${reads}, 'never')", '', ''],
    ],
  },
  choices: {
    columns: ['list name', 'value', 'label::Español (es)', 'label::English (en)', 'region'],
    rows: [
      ['often', 'never', 'Nunca', 'Never', 'n'],
      ['often', 'always', 'Siempre', 'Always', 's'],
      ['other', 'a', 'A', '', ''],
    ],
  },
  external_choices: { columns: [], rows: [] },
  settings: {
    columns: ['form_title', 'form_id', 'instance_name'],
    rows: [['T', 't', "concat(${name}, 'x')"]],
  },
  duru_scales: { columns: ['name', 'label::Español (es)'], rows: [['reading', 'Lectura']] },
});

const book = () => parse(sheets());
const named = (one: Book, name: string) => {
  const found = everyItem(outline(one)).find((item) => item.name === name);
  if (!found) throw new Error(`no question ${name}`);
  return found;
};
const order = (one: Book) => everyItem(outline(one)).flatMap((item) => item.name || []);

/** A small generator, so that a failure can be repeated. */
function chance(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return {
    below: (n: number) => Math.floor(next() * n),
    pick: <One>(all: readonly One[]) => all[Math.floor(next() * all.length)] as One,
  };
}

const cellsOf = [
  '',
  ' ',
  'text',
  'begin group',
  'end group',
  'begin_repeat',
  'end_repeat',
  'select_one a',
  'a',
  '${a}',
  '=1+1',
  'ñ',
  '{"x": 1}',
];
const headings = [
  'type',
  'name',
  'label',
  'label::English (en)',
  'label :: Español (es)',
  'hint',
  'odd',
  'media::image',
  'TYPE ',
];

function anySheets(seed: number): Sheets {
  const { below, pick } = chance(seed);
  const sheet = () => {
    const columns = headings.filter(() => below(2) === 0);
    const rows = Array.from({ length: below(9) }, () =>
      Array.from({ length: below(columns.length + 1) }, () => pick(cellsOf)),
    );
    return { columns, rows };
  };
  return {
    survey: sheet(),
    choices: sheet(),
    external_choices: sheet(),
    settings: sheet(),
    duru_scales: sheet(),
  };
}

describe('sheets', () => {
  test('that nobody edits come back cell for cell, whatever stands in them', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const given = anySheets(seed);
      expect(write(parse(given)), `seed ${seed}`).toEqual(given);
      expect(() => everyItem(outline(parse(given)))).not.toThrow();
    }
    expect(write(book())).toEqual(sheets());
  });

  test('keep every row and every cell that an edit is not about, over any edits', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const { below, pick } = chance(seed);
      let now = book();
      for (let turn = 0; turn < 12; turn += 1) {
        const item = pick(everyItem(outline(now)));
        const edits: (() => Book | null)[] = [
          () => add(now, { kind: pick(kinds) }, { after: item.id })[0],
          () => add(now, { kind: pick(['group', 'matrix', 'repeat'] as const) }, 'end')[0],
          () => step(now, item.id, pick<Step>(['up', 'down', 'in', 'out'])),
          () => duplicate(now, item.id)[0],
          () => setText(now, 'survey', item.id, 'hint', 'English (en)', 'h'),
          () => addLanguage(now, 'Kiswahili (sw)'),
        ];
        now = edits[below(edits.length)]?.() ?? now;
      }
      const notes = write(now).survey.rows.map((row) => row[now.survey.columns.indexOf('my note')] ?? '');
      for (const note of ['first', 'a remark of the author', 'x'])
        expect(notes, `seed ${seed}`).toContain(note);
      const types = write(now).survey.rows.map((row) => row[0]?.replace('_', ' '));
      expect(types.filter((one) => /^begin/.test(one ?? '')).length, `seed ${seed}`).toBe(
        types.filter((one) => /^end/.test(one ?? '')).length,
      );
      const all = order(now);
      expect(new Set(all).size, `names stand once, seed ${seed}`).toBe(all.length);
      expect(write(now).survey.rows.map((row) => row[0])).toContain('osm buildings');
    }
  });
});

describe('the outline', () => {
  test('puts questions into their groups and leaves remarks and unknown types where they are', () => {
    const items = outline(book());
    expect(items.map(({ kind }) => kind)).toEqual(['text', 'blank', 'group', 'other']);
    expect(items[2]?.items.map(({ name }) => name)).toEqual(['reads', 'writes']);
    expect([...numbersOf(items).values()]).toEqual(['1', '2', '2.1', '2.2', '3']);
  });

  test('a question moves past its neighbour, into a group and out of it, and stops at the end', () => {
    const now = book();
    const moved = step(now, named(now, 'map').id, 'in') as Book;
    expect(named(moved, 'practice').items.map(({ name }) => name)).toEqual(['reads', 'writes', 'map']);
    const out = step(moved, named(moved, 'map').id, 'out') as Book;
    expect(write(out)).toEqual(sheets());
    const up = step(now, named(now, 'writes').id, 'up') as Book;
    expect(order(up)).toEqual(['name', 'practice', 'writes', 'reads', 'map']);
    expect(step(now, named(now, 'name').id, 'up')).toBeNull();
    expect(step(now, named(now, 'map').id, 'down')).toBeNull();
  });

  test('a group moves and goes with all that is in it, never into itself', () => {
    const now = book();
    const group = named(now, 'practice');
    expect(move(now, group.id, { into: group.id })).toBeNull();
    expect(move(now, group.id, { after: named(now, 'reads').id })).toBeNull();
    expect(order(move(now, group.id, 'end') as Book)).toEqual(['name', 'map', 'practice', 'reads', 'writes']);
    expect(order(remove(now, group.id))).toEqual(['name', 'map']);
  });

  test('a copy has its own names, and refers to itself', () => {
    const now = setSurvey(book(), named(book(), 'name').id, {});
    const withLogic = setSurvey(now, named(now, 'writes').id, { relevant: "${reads} = 'never'" });
    const [copied, id] = duplicate(withLogic, named(withLogic, 'practice').id);
    expect(order(copied)).toEqual([
      'name',
      'practice',
      'reads',
      'writes',
      'practice_2',
      'reads_2',
      'writes_2',
      'map',
    ]);
    const copy = everyItem(outline(copied)).find((item) => item.id === id);
    const second = copy?.items[1];
    expect(second && cell(copied.survey, second.row, 'relevant')).toBe("${reads_2} = 'never'");
    expect(cell(copied.survey, named(copied, 'practice').row, 'relevant')).toBe("${name} != ''");
  });
});

describe('names', () => {
  test('are made of a label in plain letters, and stand once', () => {
    expect(slug('¿Cuántos libros leyó este año?')).toBe('cuantos_libros_leyo_este_ano');
    expect(slug('a'.repeat(60)).length).toBe(40);
    expect(freeName('2 cosas', new Set())).toBe('question_2_cosas');
    expect(freeName('日本', new Set(['question']))).toBe('question_2');
    expect(nameFault('1a', new Set())).toBe('form');
    expect(nameFault('a', new Set(['a']))).toBe('taken');
    expect(nameFault('a.b-c_1', new Set())).toBeNull();
  });

  test('change with every reference to them, and with no other', () => {
    const now = rename(book(), named(book(), 'name').id, 'x');
    expect(write(now)).toEqual(sheets());
    const one = book();
    const renamed = rename(one, named(one, 'name').id, 'full.name');
    expect(cell(renamed.survey, named(renamed, 'practice').row, 'relevant')).toBe("${full.name} != ''");
    expect(renamed.settings.rows[0]?.cells[2]).toBe("concat(${full.name}, 'x')");
    expect(renameIn('${ name } ${name2} ${last-saved#name} name', 'name', 'n')).toBe(
      '${ n } ${name2} ${last-saved#n} name',
    );
    expect(renameIn('${a.b} ${axb}', 'a.b', 'c')).toBe('${c} ${axb}');
  });
});

describe('types', () => {
  test('are read however they are written, and written as XLSForm has them', () => {
    expect(typed('select one from  towns or_other')).toEqual({
      kind: 'select_one',
      list: 'towns',
      orOther: true,
    });
    expect(typed('select all that apply  from t')).toMatchObject({ kind: 'select_multiple', list: 't' });
    expect(typed('select_multiple t')).toMatchObject({ kind: 'select_multiple', list: 't' });
    expect(typed('select_one t', 'w4 likert').kind).toBe('likert');
    expect(typed('begin_group', 'table-list').kind).toBe('matrix');
    expect(typed('select_one_from_file x.csv').kind).toBe('other');
    expect(typed('select_multiple_from_file  roster.csv').kind).toBe('people');
    expect(typed('select_one_from_file my_roster.csv').kind).toBe('other');
    expect(typed('rank roster.csv').kind).toBe('other');
    for (const kind of kinds) {
      const cellText = typeCell({ kind, list: 'l', orOther: false });
      expect(typed(cellText, kind === 'likert' ? 'likert' : '').kind).toBe(kind);
    }
  });

  test('a question about people has no list of its own, and gets one when it becomes a choice', () => {
    const now = book();
    const person = retype(now, named(now, 'name').id, 'person');
    expect(cell(person.survey, named(person, 'name').row, 'type')).toBe('select_one_from_file roster.csv');
    expect(listsOf(person)).toEqual(listsOf(now));
    const several = retype(person, named(person, 'name').id, 'people');
    expect(cell(several.survey, named(several, 'name').row, 'type')).toBe(
      'select_multiple_from_file roster.csv',
    );
    const chosen = retype(several, named(several, 'name').id, 'select_one');
    expect(choicesOf(chosen, named(chosen, 'name').list)).toHaveLength(2);
  });

  test('a list stays when the kind of choosing changes, and is made where one is needed', () => {
    const now = book();
    const many = retype(now, named(now, 'reads').id, 'select_multiple');
    expect(cell(many.survey, named(many, 'reads').row, 'type')).toBe('select_multiple often');
    const chosen = retype(now, named(now, 'name').id, 'rank');
    expect(choicesOf(chosen, named(chosen, 'name').list)).toHaveLength(2);
    const matrix = retype(now, named(now, 'practice').id, 'matrix');
    expect(cell(matrix.survey, named(matrix, 'practice').row, 'appearance')).toBe('table-list');
    expect(named(retype(matrix, named(matrix, 'practice').id, 'repeat'), 'practice').kind).toBe('repeat');
  });

  test('how a question looks is changed without losing other words', () => {
    expect(withLook('select_one', 'w4 minimal', 'columns')).toBe('columns w4');
    expect(withLook('select_one', 'w4 minimal', '')).toBe('w4');
    expect(withLook('matrix', 'table-list w1', '')).toBe('table-list w1');
  });
});

describe('lists of choices', () => {
  test('are shared by name, and can be had for oneself', () => {
    const now = book();
    expect(listsOf(now)).toEqual(['often', 'other']);
    expect(usesOf(outline(now), 'often').map(({ name }) => name)).toEqual(['reads', 'writes']);
    const own = unshare(now, named(now, 'writes').id);
    expect(named(own, 'writes').list).toBe('writes');
    expect(choicesOf(own, 'writes').map((row) => choiceValue(own, row))).toEqual(['never', 'always']);
    expect(choicesOf(own, 'writes')[0]?.cells.at(-1)).toBe('n');
    expect(named(relist(own, named(own, 'writes').id, 'often'), 'writes').list).toBe('often');
  });

  test('a new choice stands last in its list with a value of its own', () => {
    const [more] = addChoice(book(), 'often', { 'English (en)': 'Never' });
    expect(choicesOf(more, 'often').map((row) => choiceValue(more, row))).toEqual([
      'never',
      'always',
      'never_2',
    ]);
    const first = choicesOf(more, 'often')[0];
    const moved = moveChoice(more, first?.id ?? '', 1);
    expect(choicesOf(moved, 'often').map((row) => choiceValue(moved, row))).toEqual([
      'always',
      'never',
      'never_2',
    ]);
    const [made, list] = addList(parse({}), 'Yes or no', [{ value: 'yes', labels: { '': 'Yes' } }]);
    expect([list, made.choices.columns]).toEqual(['yes_or_no', ['list_name', 'name', 'label']]);
  });
});

describe('languages', () => {
  test('are read from the headings, and what one lacks is counted', () => {
    const now = book();
    expect(languagesOf(now)).toEqual(['Español (es)', 'English (en)']);
    expect(
      phrasesOf(now)
        .filter(({ missing }) => missing.length > 0)
        .map(({ row }) => row.cells[1]),
    ).toEqual(['writes', 'map', 'a', 'Lectura']);
    expect(missingCount(now)).toBe(4);
    expect(languagesOf(parse({}))).toEqual(['']);
  });

  test('one more gets a column beside the others of each text; taken away, all is as before', () => {
    const now = book();
    const three = addLanguage(now, 'Kiswahili (sw)');
    expect(three.survey.columns.slice(2, 5)).toEqual([
      'label::Español (es)',
      'label::English (en)',
      'label::Kiswahili (sw)',
    ]);
    expect(cell(three.survey, named(three, 'reads').row, 'my note')).toBe('x');
    const back = removeLanguage(three, 'Kiswahili (sw)');
    expect(back.survey.columns).toEqual(now.survey.columns);
    expect(cell(back.survey, named(back, 'reads').row, 'duru_figure')).toContain('role');
  });

  test('a renamed one keeps its texts, and bare columns can be given a language', () => {
    const now = renameLanguage(book(), 'English (en)', 'Inglés (en)');
    expect(textOf(now, 'survey', named(now, 'reads').row, 'label', 'Inglés (en)')).toBe('Reads?');
    const bare = parse({ survey: { columns: ['type', 'name', 'label'], rows: [['text', 'a', 'A?']] } });
    const spoken = renameLanguage(bare, '', 'English (en)');
    expect(languagesOf(spoken)).toEqual(['English (en)']);
    expect(write(spoken).settings.rows).toEqual([['English (en)']]);
  });
});

describe('figures', () => {
  test('a mark is read and written without losing words that only its author knows', () => {
    const now = book();
    const row = named(now, 'reads').row;
    const figure = figureOf(now, row);
    expect(figure).toEqual({ shown: 'frequency', scale: 'reading', reversed: true, others: ['role'] });
    const set = setFigure(now, row.id, { ...figure, shown: 'share', reversed: false });
    expect(cell(set.survey, named(set, 'reads').row, 'duru_figure')).toBe('share scale:reading role');
  });

  test('scales have names by language and know their items', () => {
    const now = book();
    const [more, name] = addScale(now, outline(now), 'Confianza', 'Español (es)');
    expect(name).toBe('confianza');
    const both = nameScale(more, name, 'English (en)', 'Trust');
    expect(both.duru_scales.rows.at(-1)?.cells).toEqual(['confianza', 'Confianza', 'Trust']);
    expect(scalesOf(both, outline(both)).map((one) => [one.name, one.items.length])).toEqual([
      ['reading', 1],
      ['confianza', 0],
    ]);
  });

  test('a choice can stand apart from the order', () => {
    const now = book();
    const first = now.choices.rows[0];
    const apart = setApart(now, first?.id ?? '', true);
    expect(apart.choices.rows[0] && standsApart(apart, apart.choices.rows[0])).toBe(true);
  });
});
