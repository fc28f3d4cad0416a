import { msg, type Translate } from '../../../lib/i18n/I18n';
import type { Container, Kind, RowKind } from './kinds';
import { nameOf } from './languages';
import type { Test } from './logic';
import type { ReadyList } from './ready-lists';

export const kindNames: Record<Kind | Container | 'other', string> = {
  text: msg('kindq.text'),
  integer: msg('kindq.integer'),
  decimal: msg('kindq.decimal'),
  select_one: msg('kindq.select_one'),
  select_multiple: msg('kindq.select_multiple'),
  likert: msg('kindq.likert'),
  rank: msg('kindq.rank'),
  person: msg('kindq.person'),
  people: msg('kindq.people'),
  range: msg('kindq.range'),
  date: msg('kindq.date'),
  time: msg('kindq.time'),
  dateTime: msg('kindq.date_time'),
  note: msg('kindq.note'),
  image: msg('kindq.image'),
  audio: msg('kindq.audio'),
  file: msg('kindq.file'),
  geopoint: msg('kindq.geopoint'),
  barcode: msg('kindq.barcode'),
  acknowledge: msg('kindq.acknowledge'),
  calculate: msg('kindq.calculate'),
  group: msg('kindq.group'),
  matrix: msg('kindq.matrix'),
  repeat: msg('kindq.repeat'),
  other: msg('kindq.other'),
};

interface KindGroup {
  label: string;
  kinds: (Kind | Container)[];
  /** What must be known before one of them is chosen. */
  hint?: string;
}

export const kindGroups: KindGroup[] = [
  { label: msg('kindg.choices'), kinds: ['select_one', 'select_multiple', 'likert', 'matrix', 'rank'] },
  { label: msg('kindg.people'), kinds: ['person', 'people'], hint: msg('kindg.people_hint') },
  { label: msg('kindg.words'), kinds: ['text', 'integer', 'decimal', 'range', 'barcode'] },
  { label: msg('kindg.when'), kinds: ['date', 'time', 'dateTime', 'geopoint'] },
  { label: msg('kindg.files'), kinds: ['image', 'audio', 'file'] },
  { label: msg('kindg.frame'), kinds: ['note', 'acknowledge', 'calculate', 'group', 'repeat'] },
];

export const kindName = (t: Translate, kind: RowKind) => {
  const known = kind === 'end' || kind === 'blank' ? 'other' : kind;
  return t(kindNames[known]);
};

const testNames: Record<Test, string> = {
  is: msg('test.is'),
  is_not: msg('test.is_not'),
  one_of: msg('test.one_of'),
  more: msg('test.more'),
  at_least: msg('test.at_least'),
  less: msg('test.less'),
  at_most: msg('test.at_most'),
  answered: msg('test.answered'),
  blank: msg('test.blank'),
};
export const testName = (t: Translate, test: Test) => t(testNames[test]);

const lookNames: Record<string, string> = {
  '': msg('look.plain'),
  minimal: msg('look.minimal'),
  columns: msg('look.columns'),
  autocomplete: msg('look.autocomplete'),
  multiline: msg('look.multiline'),
  numbers: msg('look.numbers'),
  'month-year': msg('look.month_year'),
  year: msg('look.year'),
  signature: msg('look.signature'),
  draw: msg('look.draw'),
  annotate: msg('look.annotate'),
  'field-list': msg('look.field_list'),
};
export const lookName = (t: Translate, look: string) => {
  const id = lookNames[look];
  return id ? t(id) : look;
};

export const readyWords: Record<ReadyList, string> = {
  yes_no: msg('ready.yes_no'),
  agreement: msg('ready.agreement'),
  frequency: msg('ready.frequency'),
};

/** A language of the questionnaire as people say it; one without a name is just the text. */
export const languageWord = (t: Translate, language: string) =>
  language ? nameOf(language) : t('draft.one_language');
