import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { CellField } from './CellField';
import { choicesOf, choiceValue } from './choices';
import { asks, isNumber } from './kinds';
import { anyText } from './languages';
import { type Condition, isWhole, type Logic, readLogic, type Test, writeLogic } from './logic';
import { everyItem, type Item } from './outline';
import { cell, setSurvey } from './sheets';
import { testName } from './words';

const noOrder: Test[] = ['is', 'is_not', 'one_of', 'answered', 'blank'];
const ordered: Test[] = ['is', 'is_not', 'more', 'at_least', 'less', 'at_most', 'answered', 'blank'];
const plain: Test[] = ['answered', 'blank'];

const testsFor = (item: Item | undefined): Test[] => {
  if (!item) return plain;
  if (isNumber(item.kind)) return ordered;
  if (item.kind === 'select_one' || item.kind === 'likert' || item.kind === 'select_multiple') return noOrder;
  return item.kind === 'text' || item.kind === 'calculate' ? ['is', 'is_not', ...plain] : plain;
};

/** “Show this question if …”, by clicking; what can not be shown as clicks stays the expression that it is. */
export function LogicEditor({ item }: { item: Item }) {
  const { t } = useI18n();
  const { book, items } = useDesk();
  const stored = cell(book.survey, item.row, 'relevant');
  const [asText, setAsText] = useState(false);
  const logic = readLogic(stored);
  const all = everyItem(items);
  const known = logic?.conditions.every((one) => all.some((other) => other.name === one.question)) ?? false;
  const clicks = logic !== null && (known || logic.conditions.length === 0);
  return (
    <fieldset className={css.texts}>
      <legend>{t('logic.title')}</legend>
      {clicks && !asText ? (
        <Clicks key={item.id} item={item} logic={logic} stored={stored} />
      ) : (
        <CellField
          row={item.row}
          column="relevant"
          label={t('logic.expression')}
          description={clicks ? undefined : t('logic.not_clicks')}
          code
        />
      )}
      {clicks && stored !== '' && (
        <div>
          <button type="button" className={css.link} onClick={() => setAsText((now) => !now)}>
            {asText ? t('logic.as_clicks') : t('logic.as_text')}
          </button>
        </div>
      )}
    </fieldset>
  );
}

/** Conditions that are not whole yet stand here only, until a question and a value are chosen. */
function Clicks({ item, logic, stored }: { item: Item; logic: Logic; stored: string }) {
  const { t } = useI18n();
  const { items, edit } = useDesk();
  const [begun, setBegun] = useState<{ logic: Logic; wrote: string } | null>(null);
  const now = begun && begun.wrote === stored ? begun.logic : logic;
  const all = everyItem(items);
  const questions = all.filter(
    (one) => one.id !== item.id && one.name && (asks(one.kind) || one.kind === 'calculate'),
  );
  const numeric = (name: string) => {
    const found = all.find((one) => one.name === name);
    return found !== undefined && isNumber(found.kind);
  };
  const put = (next: Logic) => {
    const wrote = writeLogic(next, numeric);
    setBegun({ logic: next, wrote });
    edit((book) => setSurvey(book, item.id, { relevant: wrote }), `relevant ${item.id}`);
  };
  const change = (place: number, condition: Condition | null) =>
    put({
      ...now,
      conditions: now.conditions.flatMap((one, at) => (at === place ? (condition ?? []) : one)),
    });
  const blank: Condition = { question: '', test: 'is', values: [], many: false };
  return (
    <>
      {now.conditions.length === 0 && <p className={css.soft}>{t('logic.always')}</p>}
      {now.conditions.length > 1 && (
        <NativeSelect
          aria-label={t('logic.join')}
          className={css.join}
          value={now.join}
          data={[
            { value: 'and', label: t('logic.all') },
            { value: 'or', label: t('logic.any') },
          ]}
          onChange={(event) => put({ ...now, join: event.currentTarget.value as Logic['join'] })}
        />
      )}
      {now.conditions.map((condition, place) => (
        <ConditionLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place
          key={place}
          number={place + 1}
          condition={condition}
          questions={questions}
          onChange={(next) => change(place, next)}
        />
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={18} />}
          disabled={questions.length === 0}
          onClick={() => put({ ...now, conditions: [...now.conditions, blank] })}
        >
          {t('logic.add')}
        </Button>
      </div>
    </>
  );
}

interface ConditionLineProps {
  number: number;
  condition: Condition;
  questions: Item[];
  onChange: (condition: Condition | null) => void;
}

function ConditionLine({ number, condition, questions, onChange }: ConditionLineProps) {
  const { t } = useI18n();
  const { book, languages } = useDesk();
  const item = questions.find((one) => one.name === condition.question);
  const allowed = testsFor(item);
  const tests = allowed.includes(condition.test) ? allowed : [condition.test, ...allowed];
  const name = (one: Item) => anyText(book, 'survey', one.row, languages) || one.name;
  const choose = (question: string) => {
    const next = questions.find((one) => one.name === question);
    const test = testsFor(next)[0] ?? 'answered';
    onChange({ question, test, values: [], many: next?.kind === 'select_multiple' });
  };
  return (
    <div className={css.condition} data-whole={isWhole(condition)}>
      <NativeSelect
        label={t('logic.question', { n: number })}
        value={condition.question}
        data={[
          { value: '', label: t('logic.choose') },
          ...questions.map((one) => ({ value: one.name, label: name(one) })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {condition.question !== '' && (
        <NativeSelect
          label={t('logic.test')}
          value={condition.test}
          data={tests.map((test) => ({ value: test, label: testName(t, test) }))}
          onChange={(event) => {
            const test = event.currentTarget.value as Test;
            const values = plain.includes(test)
              ? []
              : test === 'one_of'
                ? condition.values
                : condition.values.slice(0, 1);
            onChange({ ...condition, test, values });
          }}
        />
      )}
      {condition.question !== '' && !plain.includes(condition.test) && (
        <Values condition={condition} item={item} onChange={onChange} />
      )}
      <ActionIcon
        variant="subtle"
        size={44}
        className={css.dropCondition}
        aria-label={t('logic.remove', { n: number })}
        onClick={() => onChange(null)}
      >
        <Icon name="bin" size={18} />
      </ActionIcon>
    </div>
  );
}

interface ValuesProps {
  condition: Condition;
  item: Item | undefined;
  onChange: (condition: Condition) => void;
}

function Values({ condition, item, onChange }: ValuesProps) {
  const { t } = useI18n();
  const { book, languages } = useDesk();
  const choices = (item?.list ? choicesOf(book, item.list) : []).map((row) => {
    const value = choiceValue(book, row);
    return { value, label: anyText(book, 'choices', row, languages) || value };
  });
  const [first = ''] = condition.values;
  if (choices.length === 0) {
    return (
      <TextInput
        label={t('logic.value')}
        value={first}
        maxLength={200}
        {...(item && isNumber(item.kind) && { inputMode: 'decimal' as const })}
        onChange={(event) => onChange({ ...condition, values: [event.currentTarget.value] })}
      />
    );
  }
  if (condition.test === 'one_of') {
    return (
      <fieldset className={css.oneOf}>
        <legend>{t('logic.value')}</legend>
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value}
            size="sm"
            label={label}
            checked={condition.values.includes(value)}
            onChange={() => {
              const taken = new Set(condition.values);
              if (!taken.delete(value)) taken.add(value);
              const values = choices.flatMap((one) => (taken.has(one.value) ? one.value : []));
              onChange({ ...condition, values });
            }}
          />
        ))}
      </fieldset>
    );
  }
  const known = choices.some(({ value }) => value === first);
  return (
    <NativeSelect
      label={t('logic.value')}
      value={first}
      data={[
        { value: '', label: t('logic.choose') },
        ...(known || !first ? [] : [{ value: first, label: first }]),
        ...choices,
      ]}
      onChange={(event) => onChange({ ...condition, values: [event.currentTarget.value] })}
    />
  );
}
