import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { OriginNote } from '../library/OriginNote';
import { SaveToLibrary } from '../library/SaveToLibrary';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { CellField } from './CellField';
import { ChoicesEditor } from './ChoicesEditor';
import { rename, retype } from './edits';
import { FigureEditor } from './FigureEditor';
import { figureOf } from './figures';
import {
  asks,
  asksForPeople,
  type Container,
  chooses,
  holds,
  type Kind,
  lookOf,
  looks,
  withLook,
} from './kinds';
import { LogicEditor } from './LogicEditor';
import { setText, textColumn, textOf } from './languages';
import { NetworkNote } from './NetworkNote';
import { freeName, type NameFault, nameFault } from './names';
import { type Item, otherNames, outline } from './outline';
import { ProblemNotes } from './ProblemNotes';
import { problemsAt } from './problems';
import { RangeFields } from './RangeFields';
import { cell, headingKey, setSurvey } from './sheets';
import { TextFields } from './TextFields';
import { kindGroups, kindName, lookName } from './words';

/** Everything that is said of one question or group. */
export function QuestionPanel({ item, number }: { item: Item; number: string }) {
  const { t } = useI18n();
  const { book, edit, fresh, languages, check } = useDesk();
  const { row, kind } = item;
  const typeLabel = (language: string, value: string) =>
    edit((now) => {
      const next = setText(now, 'survey', row.id, 'label', language, value);
      if (language !== languages[0] || !fresh.has(row.id) || !value.trim()) return next;
      const name = freeName(value, otherNames(outline(next), row.id), holds(kind) ? 'section' : 'question');
      return rename(next, row.id, name);
    }, `label ${row.id} ${language}`);
  const problems = problemsAt(check.checked?.problems ?? [], item.id);
  const grid = kind === 'matrix' ? item.items.filter((one) => one.kind === 'select_one') : [];
  const gridList = grid[0]?.list ?? '';
  return (
    <Panel title={`${number ? `${number}. ` : ''}${kindName(t, kind)}`}>
      <div className={css.panel} key={item.id}>
        <ProblemNotes problems={problems} />
        <OriginNote item={item} />
        <NetworkNote item={item} />
        <TypeField item={item} />
        {kind !== 'calculate' && kind !== 'other' && kind !== 'blank' && (
          <>
            <TextFields
              legend={holds(kind) ? t('build.group_title') : t('build.question')}
              sheet="survey"
              row={row}
              text="label"
              first={
                fresh.has(row.id) && languages.every((one) => !textOf(book, 'survey', row, 'label', one))
              }
              onTyped={typeLabel}
            />
            {!holds(kind) && <HintFields item={item} />}
          </>
        )}
        {kind === 'calculate' && (
          <CellField row={row} column="calculation" label={t('build.calculation')} code />
        )}
        {asksForPeople(kind) && <p className={css.kindHint}>{t('kindg.people_hint')}</p>}
        {chooses(kind) && <ChoicesEditor list={item.list} ordered={isOrdered()} owners={[item]} />}
        {gridList && <ChoicesEditor list={gridList} ordered owners={grid} />}
        {kind === 'range' && <RangeFields item={item} />}
        {kind === 'repeat' && (
          <CellField
            row={row}
            column="repeat_count"
            label={t('build.repeat_count')}
            description={t('build.repeat_count_hint')}
            code
          />
        )}
        {asks(kind) && <RequiredField item={item} />}
        <LogicEditor key={`logic ${item.id}`} item={item} />
        {(kind === 'select_one' || kind === 'likert') && <FigureEditor item={item} />}
        <MoreFields item={item} />
        <div>
          <SaveToLibrary item={item} />
        </div>
      </div>
    </Panel>
  );

  function isOrdered() {
    const figure = figureOf(book, row);
    return figure.shown === 'frequency' || figure.scale !== '';
  }
}

function TypeField({ item }: { item: Item }) {
  const { t } = useI18n();
  const { book, edit } = useDesk();
  if (item.kind === 'other' || item.kind === 'blank') {
    return (
      <TextInput
        label={t('build.type')}
        description={t('build.type_kept')}
        value={cell(book.survey, item.row, 'type')}
        readOnly
      />
    );
  }
  const group = holds(item.kind);
  const data = kindGroups.flatMap(({ label, kinds }) => {
    const fitting = kinds.filter((kind) => holds(kind) === group);
    if (fitting.length === 0) return [];
    return [
      {
        group: t(label),
        items: fitting.map((kind) => ({ value: kind as string, label: kindName(t, kind) })),
      },
    ];
  });
  return (
    <NativeSelect
      label={t('build.type')}
      value={item.kind}
      data={data}
      onChange={(event) => {
        const kind = event.currentTarget.value as Kind | Container;
        edit((now) => retype(now, item.id, kind));
      }}
    />
  );
}

function HintFields({ item }: { item: Item }) {
  const { t } = useI18n();
  const { book, languages } = useDesk();
  const some = languages.some((one) => textOf(book, 'survey', item.row, 'hint', one).trim());
  const [open, setOpen] = useState(false);
  if (some || open)
    return <TextFields legend={t('build.hint')} sheet="survey" row={item.row} text="hint" rows={1} />;
  return (
    <div>
      <button type="button" className={css.link} onClick={() => setOpen(true)}>
        + {t('build.add_hint')}
      </button>
    </div>
  );
}

const yes = /^(yes|true|true\(\)|1)$/i;
const no = /^(no|false|false\(\)|0)?$/i;

function RequiredField({ item }: { item: Item }) {
  const { t } = useI18n();
  const { book, edit } = useDesk();
  const stored = cell(book.survey, item.row, 'required');
  if (!yes.test(stored) && !no.test(stored))
    return <CellField row={item.row} column="required" label={t('build.required_if')} code />;
  return (
    <Checkbox
      label={t('build.required')}
      checked={yes.test(stored)}
      onChange={(event) => {
        const required = event.currentTarget.checked ? 'yes' : '';
        edit((now) => setSurvey(now, item.id, { required }));
      }}
    />
  );
}

const shownElsewhere = new Set([
  'type',
  'name',
  'required',
  'relevant',
  'constraint',
  'choice_filter',
  'appearance',
  'calculation',
  'repeat_count',
  'duru_figure',
  'duru_item',
  'default',
  'readonly',
]);

/** What is seldom needed, and what only the spreadsheet's author knows. */
function MoreFields({ item }: { item: Item }) {
  const { t } = useI18n();
  const { book } = useDesk();
  const { row, kind } = item;
  const others = book.survey.columns.filter((heading, at) => {
    const key = headingKey(heading);
    if (key === '' || shownElsewhere.has(key) || textColumn(heading)) return false;
    if (key === 'parameters' && kind === 'range') return false;
    return (row.cells[at] ?? '').trim() !== '';
  });
  return (
    <details className={css.more}>
      <summary>{t('build.more')}</summary>
      <div className={css.panel}>
        <NameField item={item} />
        {looks[kind] && <LookField item={item} />}
        {asks(kind) && (
          <>
            <CellField
              row={row}
              column="constraint"
              label={t('build.constraint')}
              description={t('build.constraint_hint')}
              code
            />
            {cell(book.survey, row, 'constraint') && (
              <TextFields
                legend={t('build.constraint_message')}
                sheet="survey"
                row={row}
                text="constraint_message"
                rows={1}
              />
            )}
            <CellField row={row} column="default" label={t('build.default')} />
          </>
        )}
        {(chooses(kind) || asksForPeople(kind)) && (
          <CellField
            row={row}
            column="choice_filter"
            label={t('build.choice_filter')}
            description={asksForPeople(kind) ? t('build.people_filter_hint') : t('build.choice_filter_hint')}
            code
          />
        )}
        {others.map((heading) => (
          <CellField key={heading} row={row} column={headingKey(heading)} label={heading} code />
        ))}
      </div>
    </details>
  );
}

function NameField({ item }: { item: Item }) {
  const { t } = useI18n();
  const { items, draft, edit, fresh } = useDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const others = otherNames(items, item.id);
  const shown = typed ?? item.name;
  const fault = nameFault(shown, others);
  const words: Record<NameFault, string> = {
    blank: t('name.blank'),
    form: t('name.form'),
    taken: t('name.taken'),
  };
  return (
    <TextInput
      label={t('build.name')}
      description={draft.based_on && !fresh.has(item.id) ? t('build.name_published') : t('build.name_hint')}
      value={shown}
      maxLength={100}
      error={fault && words[fault]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTyped(value);
        if (nameFault(value, others)) return;
        fresh.delete(item.id);
        edit((now) => rename(now, item.id, value), `name ${item.id}`);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function LookField({ item }: { item: Item }) {
  const { t } = useI18n();
  const { book, edit } = useDesk();
  const stored = cell(book.survey, item.row, 'appearance');
  const { look, others } = lookOf(item.kind, stored);
  return (
    <NativeSelect
      label={t('build.look')}
      description={others.length > 0 ? t('build.look_others', { words: others.join(' ') }) : undefined}
      value={look}
      data={(looks[item.kind] ?? []).map((one) => ({ value: one, label: lookName(t, one) }))}
      onChange={(event) => {
        const appearance = withLook(item.kind, stored, event.currentTarget.value);
        edit((now) => setSurvey(now, item.id, { appearance }));
      }}
    />
  );
}
