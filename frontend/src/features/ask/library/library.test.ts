// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes its references so
import { describe, expect, test } from 'vitest';
import { choicesOf, listsOf } from '../build/choices';
import { languagesOf, missingCount, phrasesOf } from '../build/languages';
import { everyItem, outline } from '../build/outline';
import { type Book, cell, type LooseSheets, parse, type Row, write } from '../build/sheets';
import { keysTaken, originOf, takenWith } from './origins';
import { putIn, tonguesOf } from './put-in';
import { takeNewer } from './take-newer';
import { type ItemSheets, outsideOf, scaleMates, takeOut } from './take-out';

const [es, en, sw, fil] = ['Español (es)', 'English (en)', 'Kiswahili (sw)', 'Filipino (fil)'] as const;
const origin = { key: 'item', number: 1 };

const whole = (): Book =>
  parse({
    survey: {
      columns: [
        'Type',
        'name',
        `label::${es}`,
        'relevance',
        `label::${en}`,
        'my note',
        'duru_figure',
        'duru_item',
      ],
      rows: [
        ['select_one role', 'side', '¿Quién?', '', 'Who?', '', '', ''],
        ['begin group', 'seen', 'Lo visto', "${side} = 'visitor'", 'What was seen', '', '', 'old@3'],
        ['select_one often', 'saw', 'Vi', '', 'I saw', 'x', 'frequency scale:use', ''],
        ['select_one often', 'judged', 'Me juzgaban', "${saw} != 'never'", '', '', 'scale:use:reversed', ''],
        ['end group', '', '', '', '', '', '', ''],
        ['text', 'why', 'Hola ${side}', '', 'Hello ${side}', '', '', ''],
        ['select_one often', 'alone', 'Solo', '', 'Alone', '', 'scale:use', ''],
      ],
    },
    choices: {
      columns: ['list name', 'value', `label::${en}`, `label::${es}`, 'region'],
      rows: [
        ['role', 'visitor', 'Visitor', 'Visitante', ''],
        ['often', 'never', 'Never', 'Nunca', 'n'],
        ['often', 'always', 'Always', 'Siempre', 's'],
      ],
    },
    duru_scales: {
      columns: ['name', `label::${es}`],
      rows: [
        ['use', 'Provecho'],
        ['other', 'Otra'],
      ],
    },
    settings: { columns: ['form_title'], rows: [['T']] },
  });
const id = (book: Book, name: string) => {
  const found = everyItem(outline(book)).find((item) => item.name === name);
  if (!found) throw new Error(name);
  return found.id;
};
const out = (book: Book, ...names: string[]) => {
  const ids = names.map((name) => id(book, name));
  return takeOut(book, ids, { bare: es, leaveOut: outsideOf(book, ids) });
};
const empty = (...languages: string[]): Book =>
  parse({
    survey: { columns: ['type', 'name', ...languages.map((one) => `label::${one}`)], rows: [] },
    choices: { columns: ['list_name', 'name', ...languages.map((one) => `label::${one}`)], rows: [] },
  });
/** Every row of a sheet as what it says, whatever order the columns stand in. */
const said = (book: Book, sheet: 'survey' | 'choices' | 'duru_scales') =>
  book[sheet].rows.map((row) =>
    Object.fromEntries(
      book[sheet].columns.flatMap((heading, at) =>
        (row.cells[at] ?? '').trim() ? [[heading, row.cells[at]]] : [],
      ),
    ),
  );
const named = (book: Book, name: string) => said(book, 'survey').find((row) => row.name === name);

describe('questions out of a questionnaire', () => {
  test('a group goes with all that is in it, with its lists and its scale, and without where it came from', () => {
    const item = out(whole(), 'seen');
    expect(said(parse(item), 'survey').map((row) => [row.type, row.name])).toEqual([
      ['begin group', 'seen'],
      ['select_one often', 'saw'],
      ['select_one often', 'judged'],
      ['end group', undefined],
    ]);
    expect(item.survey.columns).not.toContain('duru_item');
    expect(item.choices.rows.map((row) => row[0])).toEqual(['often', 'often']);
    expect(said(parse(item), 'duru_scales')).toEqual([{ name: 'use', [`label::${es}`]: 'Provecho' }]);
  });

  test('rules that refer outside are told and left out, those inside stay', () => {
    const book = whole();
    expect(outsideOf(book, [id(book, 'seen')])).toMatchObject([
      { column: 'relevant', names: ['side'], needed: false, text: "${side} = 'visitor'" },
    ]);
    const item = parse(out(book, 'seen'));
    expect(named(item, 'seen')).not.toHaveProperty('relevant');
    expect(named(item, 'judged')).toMatchObject({ relevant: "${saw} != 'never'" });
  });

  test('a text that says an answer given outside is needed, until that question comes along', () => {
    const book = whole();
    expect(outsideOf(book, [id(book, 'why')]).map(({ column, needed }) => [column, needed])).toEqual([
      [`label::${es}`, true],
      [`label::${en}`, true],
    ]);
    expect(outsideOf(book, [id(book, 'why'), id(book, 'side')])).toEqual([]);
  });

  test('the questions of a scale are found together', () => {
    const book = whole();
    expect(scaleMates(book, id(book, 'saw'))).toEqual(
      ['saw', 'judged', 'alone'].map((name) => id(book, name)),
    );
    expect(scaleMates(book, id(book, 'why'))).toEqual([id(book, 'why')]);
  });

  test('a question inside a chosen group is not taken twice', () => {
    const item = out(whole(), 'seen', 'saw');
    expect(item.survey.rows).toHaveLength(4);
  });

  test('texts without a language get the one that the author says', () => {
    const book = parse({ survey: { columns: ['type', 'name', 'label'], rows: [['text', 'a', 'Jina?']] } });
    const item = takeOut(book, [id(book, 'a')], { bare: sw, leaveOut: [] });
    expect(item.survey.columns).toEqual(['type', 'name', `label::${sw}`]);
  });
});

describe('languages', () => {
  test('are matched by heading, by code and by name, whatever order they stand in', () => {
    expect([...tonguesOf([en, es, 'Tagalog'], ['Spanish (ES)', 'tagalog (tl)', en])]).toEqual([
      [en, en],
      [es, 'Spanish (ES)'],
      ['Tagalog', 'tagalog (tl)'],
    ]);
  });

  test('a language that the questionnaire lacks does not come unasked, and one that the item lacks is missing', () => {
    const item = out(whole(), 'saw');
    const { book } = putIn(empty(sw, en), item, origin, 0);
    expect(languagesOf(book)).toEqual([sw, en]);
    expect(named(book, 'saw')).toMatchObject({ [`label::${en}`]: 'I saw' });
    expect(phrasesOf(book).map(({ missing }) => missing)).toEqual([[sw], [sw], [sw]]);
    expect(missingCount(book)).toBe(3);
  });

  test('a language that is brought makes the others miss nothing but it', () => {
    const item = out(whole(), 'saw');
    const before = putIn(empty(en), out(whole(), 'side'), origin, 0).book;
    const { book } = putIn(before, item, origin, 1, { bring: [es] });
    expect(languagesOf(book)).toEqual([en, es]);
    expect(named(book, 'saw')).toMatchObject({ [`label::${en}`]: 'I saw', [`label::${es}`]: 'Vi' });
    expect(named(book, 'side')).not.toHaveProperty(`label::${es}`);
  });

  test('a questionnaire whose only language has no name takes the one that it is said to be', () => {
    const bare = parse({ survey: { columns: ['type', 'name', 'label'], rows: [] } });
    const { book } = putIn(bare, out(whole(), 'saw'), origin, 0, { spoken: en });
    expect(languagesOf(book)).toEqual(['']);
    expect(named(book, 'saw')).toMatchObject({ label: 'I saw' });
    expect(choicesOf(book, 'often').map((row) => cell(book.choices, row, 'label'))).toEqual([
      'Never',
      'Always',
    ]);
  });
});

describe('names', () => {
  test('that are taken change, with every reference inside the item and none outside', () => {
    const book = whole();
    const { book: next, renamed } = putIn(book, out(book, 'seen'), origin, 0);
    expect(renamed).toEqual([
      { old: 'seen', name: 'seen_2' },
      { old: 'saw', name: 'saw_2' },
      { old: 'judged', name: 'judged_2' },
    ]);
    expect(named(next, 'judged_2')).toMatchObject({ relevance: "${saw_2} != 'never'" });
    expect(named(next, 'judged')).toMatchObject({ relevance: "${saw} != 'never'" });
  });

  test('may change places within the item', () => {
    const item = {
      survey: {
        columns: ['type', 'name', `label::${es}`, 'relevant'],
        rows: [
          ['integer', 'a', 'A', ''],
          ['integer', 'a_2', 'B', '${a} > ${a_2}'],
        ],
      },
    };
    const book = parse({
      survey: { columns: ['type', 'name', `label::${es}`], rows: [['text', 'a', 'Otro']] },
    });
    const { book: next } = putIn(book, item, origin, 1);
    expect(named(next, 'a_3')).toMatchObject({ [`label::${es}`]: 'A' });
    expect(named(next, 'a_2')).toMatchObject({ relevant: '${a_3} > ${a_2}' });
  });

  test('of a list that means the same is used, of one that differs another is made, also where it is looked up', () => {
    const book = whole();
    const item = out(book, 'saw');
    expect(listsOf(putIn(book, item, origin, 0).book)).toEqual(['role', 'often']);
    const other: ItemSheets = {
      ...item,
      survey: {
        columns: [...item.survey.columns, 'calculation'],
        rows: item.survey.rows.map((row) => [...row, "count(instance('often')/root/item)"]),
      },
      choices: {
        ...item.choices,
        rows: item.choices.rows.map((row) => row.map((text) => text.replace('Nunca', 'Jamás'))),
      },
    };
    const { book: next } = putIn(book, other, origin, 0);
    expect(listsOf(next)).toEqual(['role', 'often', 'often_2']);
    const added = everyItem(outline(next)).find((one) => originOf(next, one.row));
    expect(added?.list).toBe('often_2');
    expect(cell(next.survey, added?.row as Row, 'calculation')).toContain("instance('often_2')");
    expect(choicesOf(next, 'often_2').map((row) => cell(next.choices, row, 'region'))).toEqual(['n', 's']);
  });

  test('of a list that marks a range goes with it', () => {
    const marked = (label: string) =>
      parse({
        survey: {
          columns: ['type', 'name', `label::${es}`, 'parameters'],
          rows: [['range', 'useful', 'Sirve', 'start=0 end=2 tick_labelset=ends']],
        },
        choices: { columns: ['list_name', 'name', `label::${es}`], rows: [['ends', '0', label]] },
      });
    const item = out(marked('Nada'), 'useful');
    expect(item.choices.rows).toEqual([['ends', '0', 'Nada']]);
    const { book } = putIn(marked('Poco'), item, origin, 1);
    expect(named(book, 'useful_2')).toMatchObject({ parameters: 'start=0 end=2 tick_labelset=ends_2' });
    expect(listsOf(book)).toEqual(['ends', 'ends_2']);
  });

  test('of a scale that is called the same is joined, of another one changes with its items', () => {
    const book = whole();
    const item = out(book, 'judged');
    expect(said(putIn(book, item, origin, 0).book, 'duru_scales')).toHaveLength(2);
    const other = {
      ...item,
      duru_scales: { columns: ['name', `label::${es}`], rows: [['use', 'Desprecio']] },
    };
    const { book: next } = putIn(book, other, origin, 0);
    expect(said(next, 'duru_scales').map((row) => row.name)).toEqual(['use', 'other', 'use_2']);
    expect(named(next, 'judged_2')).toMatchObject({ duru_figure: 'scale:use_2:reversed' });
  });
});

describe('where a question came from', () => {
  test('stands in the rows at the top of the item and is found from the questions in them', () => {
    const { book } = putIn(empty(es), out(whole(), 'seen', 'alone'), origin, 0);
    expect(said(book, 'survey').map((row) => row.duru_item)).toEqual([
      'item@1',
      undefined,
      undefined,
      undefined,
      'item@1',
    ]);
    const inner = everyItem(outline(book)).find((one) => one.name === 'saw');
    expect(inner && takenWith(book, inner)).toMatchObject({ item: { name: 'seen' }, origin });
    expect(keysTaken(book)).toEqual(['item']);
    expect(keysTaken(whole())).toEqual(['old']);
  });

  test('words of the author in that column are no origin', () => {
    const book = parse({
      survey: { columns: ['type', 'name', 'duru_item'], rows: [['text', 'a', 'see p. 3 @ 4']] },
    });
    expect(originOf(book, book.survey.rows[0] as Row)).toBeNull();
  });
});

describe('a newer version', () => {
  const first = out(whole(), 'seen');
  const second = {
    ...first,
    survey: {
      ...first.survey,
      rows: first.survey.rows.map((row) => row.map((text) => text.replace('Vi', 'Vi la práctica'))),
    },
    choices: {
      ...first.choices,
      rows: [
        ...first.choices.rows,
        (first.choices.rows[0] ?? []).map((text) => text.replace(/^never$/, 'rarely')),
      ],
    },
  };
  const taken = { origin, sheets: first as LooseSheets };
  const newer = { origin: { key: 'item', number: 2 }, sheets: second as LooseSheets };

  test('stands where the older stood, under the names that are used here, and leaves the rest as it was', () => {
    const base = whole();
    const { book } = putIn(base, first, origin, 1);
    const edited = parse({
      ...write(book),
      survey: {
        columns: [...book.survey.columns, `label::${fil}`, 'required'],
        rows: book.survey.rows.map((row) =>
          cell(book.survey, row, 'name') === 'saw_2'
            ? [...row.cells, 'Nakita ko', 'yes']
            : [...row.cells, '', ''],
        ),
      },
    });
    const put = takeNewer(edited, taken, newer);
    if (!put) throw new Error('it is there');
    expect(said(put.book, 'survey').map((row) => row.name)).toEqual(
      said(edited, 'survey').map((row) => row.name),
    );
    expect(named(put.book, 'saw_2')).toMatchObject({
      [`label::${es}`]: 'Vi la práctica',
      [`label::${fil}`]: 'Nakita ko',
      required: 'yes',
    });
    expect(named(put.book, 'judged_2')).toMatchObject({ relevance: "${saw_2} != 'never'" });
    expect(named(put.book, 'seen_2')).toMatchObject({ duru_item: 'item@2' });
    // The list is shared with the questionnaire's own questions: theirs stays as it is.
    expect(choicesOf(put.book, 'often')).toHaveLength(2);
    expect(choicesOf(put.book, 'often_2')).toHaveLength(3);
  });

  test('replaces a list that nobody else chooses from', () => {
    const { book } = putIn(empty(es, en), first, origin, 0);
    const put = takeNewer(book, taken, newer);
    expect(put && listsOf(put.book)).toEqual(['often']);
    expect(put && choicesOf(put.book, 'often')).toHaveLength(3);
  });

  test('is not taken where the older is not', () => {
    expect(takeNewer(whole(), taken, newer)).toBeNull();
  });
});

/** Numbers that are the same in every run. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

describe('whatever order languages stand in', () => {
  const languages = [es, en, sw, fil];
  test.each(Array.from({ length: 200 }, (_, seed) => seed + 1))('the same words come out (%i)', (seed) => {
    const next = numbers(seed * 7919);
    const shuffled = () => {
      const left = [...languages];
      return languages.map(() => left.splice(next(left.length), 1)[0] as string);
    };
    const words = (what: string) =>
      Object.fromEntries(languages.filter(() => next(4) > 0).map((one) => [one, `${what} ${one}`]));
    const asked = { label: words('q'), hint: words('h') };
    const choices = Array.from({ length: 1 + next(4) }, (_, at) => words(`c${at}`));
    const [one, two, three] = [shuffled(), shuffled(), shuffled()];
    const book = parse({
      survey: {
        columns: ['name', ...one.map((l) => `label::${l}`), 'type', ...two.map((l) => `hint::${l}`)],
        rows: [
          [
            'q',
            ...one.map((l) => asked.label[l] ?? ''),
            'select_one c',
            ...two.map((l) => asked.hint[l] ?? ''),
          ],
        ],
      },
      choices: {
        columns: ['list_name', ...three.map((l) => `label::${l}`), 'name'],
        rows: choices.map((labels, at) => ['c', ...three.map((l) => labels[l] ?? ''), `v${at}`]),
      },
    });
    const saved = takeOut(book, [id(book, 'q')], { bare: '', leaveOut: [] });
    const { book: added } = putIn(empty(...shuffled()), saved, origin, 0);
    const back = parse(write(added));
    const row = named(back, 'q') ?? {};
    for (const l of languages) {
      expect(row[`label::${l}`]).toBe(asked.label[l]);
      expect(row[`hint::${l}`]).toBe(asked.hint[l]);
      expect(said(back, 'choices').map((choice) => choice[`label::${l}`])).toEqual(
        choices.map((one) => one[l]),
      );
    }
  });
});
