/** What a row asks for, in the author's words, and how XLSForm writes it. */

export const kinds = [
  'text',
  'integer',
  'decimal',
  'select_one',
  'select_multiple',
  'likert',
  'rank',
  'person',
  'people',
  'range',
  'date',
  'time',
  'dateTime',
  'note',
  'image',
  'audio',
  'file',
  'geopoint',
  'barcode',
  'acknowledge',
  'calculate',
] as const;
export type Kind = (typeof kinds)[number];
export const containers = ['group', 'matrix', 'repeat'] as const;
export type Container = (typeof containers)[number];
/** `end`, `blank` (a row without a type, kept as it is) and `other` (a type that only its author knows). */
export type RowKind = Kind | Container | 'end' | 'blank' | 'other';

export interface Typed {
  kind: RowKind;
  /** The list that it chooses from. */
  list: string;
  /** `or_other`: a person may write another answer. */
  orOther: boolean;
}

const simple: Record<string, Kind> = {
  text: 'text',
  string: 'text',
  integer: 'integer',
  int: 'integer',
  decimal: 'decimal',
  range: 'range',
  date: 'date',
  time: 'time',
  datetime: 'dateTime',
  note: 'note',
  image: 'image',
  photo: 'image',
  audio: 'audio',
  file: 'file',
  geopoint: 'geopoint',
  location: 'geopoint',
  gps: 'geopoint',
  barcode: 'barcode',
  acknowledge: 'acknowledge',
  trigger: 'acknowledge',
  calculate: 'calculate',
};

const choosing =
  /^(select_one|select_multiple|select one|select multiple|select all that apply|rank)(?: from)?\s+(\S+)(\s+or_other|\s+or specify other)?$/i;

/** People of the respondent's network: a list that is no file of the author's, so it has no choices to edit. */
const peopleTypes = {
  person: 'select_one_from_file roster.csv',
  people: 'select_multiple_from_file roster.csv',
};
const fromRoster = /^select[ _](one|multiple)[ _]from[ _]file roster\.csv$/i;

const words = (appearance: string) => appearance.split(/\s+/).filter(Boolean);

export function typed(type: string, appearance = ''): Typed {
  const plain = type.trim().replace(/\s+/g, ' ');
  const nothing = { list: '', orOther: false };
  if (plain === '') return { kind: 'blank', ...nothing };
  const border = /^(begin|end)[ _](group|repeat)$/i.exec(plain);
  if (border) {
    if (border[1]?.toLowerCase() === 'end') return { kind: 'end', ...nothing };
    const matrix = border[2]?.toLowerCase() === 'group' && words(appearance).includes('table-list');
    return {
      kind: matrix ? 'matrix' : border[2]?.toLowerCase() === 'repeat' ? 'repeat' : 'group',
      ...nothing,
    };
  }
  const people = fromRoster.exec(plain);
  if (people) return { kind: people[1]?.toLowerCase() === 'one' ? 'person' : 'people', ...nothing };
  const chosen = choosing.exec(plain);
  // A list in a file is none that can be edited here.
  if (chosen && !/\.(csv|xml|geojson)$/i.test(chosen[2] ?? '')) {
    const word = (chosen[1] ?? '').toLowerCase().replace(' ', '_');
    const from = word.startsWith('select_all')
      ? 'select_multiple'
      : (word as 'select_one' | 'select_multiple' | 'rank');
    const likert = from === 'select_one' && words(appearance).includes('likert');
    return { kind: likert ? 'likert' : from, list: chosen[2] ?? '', orOther: chosen[3] !== undefined };
  }
  const kind = simple[plain.toLowerCase().replace(/ /g, '')];
  return { kind: kind ?? 'other', ...nothing };
}

export const chooses = (kind: RowKind) =>
  kind === 'select_one' || kind === 'select_multiple' || kind === 'likert' || kind === 'rank';

/** Answered with people of the network. */
export const asksForPeople = (kind: RowKind) => kind === 'person' || kind === 'people';

export const holds = (kind: RowKind): kind is Container =>
  kind === 'group' || kind === 'matrix' || kind === 'repeat';

/** Whether a person answers it. */
export const asks = (kind: RowKind) =>
  !holds(kind) && !['end', 'blank', 'other', 'note', 'calculate'].includes(kind);

export const isNumber = (kind: RowKind) => kind === 'integer' || kind === 'decimal' || kind === 'range';

/** The words of a type cell. */
export function typeCell({ kind, list, orOther }: Typed): string {
  if (kind === 'person' || kind === 'people') return peopleTypes[kind];
  const base = kind === 'likert' ? 'select_one' : kind;
  return chooses(kind) ? `${base} ${list}${orOther ? ' or_other' : ''}` : base;
}

/** What a type needs of the appearance cell: `likert` and `table-list` are what makes their kind. */
export function appearanceFor(kind: RowKind, appearance: string): string {
  const kept = words(appearance).filter((word) => word !== 'likert' && word !== 'table-list');
  if (kind === 'likert')
    return ['likert', ...kept.filter((word) => !looks.select_one?.includes(word))].join(' ');
  if (kind === 'matrix') return ['table-list', ...kept.filter((word) => word !== 'field-list')].join(' ');
  return kept.join(' ');
}

/** Plain choices of how a question looks; '' is how it looks by itself. */
export const looks: Partial<Record<RowKind, readonly string[]>> = {
  select_one: ['', 'minimal', 'columns', 'autocomplete'],
  select_multiple: ['', 'minimal', 'columns', 'autocomplete'],
  text: ['', 'multiline', 'numbers'],
  date: ['', 'month-year', 'year'],
  image: ['', 'signature', 'draw', 'annotate'],
  group: ['', 'field-list'],
  repeat: ['', 'field-list'],
};

/** The plain choice that a cell stands for, and the words that are none of ours and stay. */
export function lookOf(kind: RowKind, appearance: string): { look: string; others: string[] } {
  const known = looks[kind] ?? [];
  const all = words(appearance).filter((word) => word !== 'likert' && word !== 'table-list');
  const look = all.find((word) => known.includes(word)) ?? '';
  return { look, others: all.filter((word) => word !== look) };
}

export function withLook(kind: RowKind, appearance: string, look: string): string {
  const { others } = lookOf(kind, appearance);
  return appearanceFor(kind, [look, ...others].filter(Boolean).join(' '));
}

const endings: Record<Container, string> = { group: 'group', matrix: 'group', repeat: 'repeat' };
export const borderOf = (kind: Container) => ({
  begin: `begin_${endings[kind]}`,
  end: `end_${endings[kind]}`,
});
