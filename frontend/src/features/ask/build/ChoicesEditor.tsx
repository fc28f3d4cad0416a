import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import {
  addChoice,
  addList,
  choicesOf,
  choiceValue,
  listsOf,
  moveChoice,
  removeChoice,
  setChoice,
  usesOf,
} from './choices';
import { relist, unshare } from './edits';
import { setApart, standsApart } from './figures';
import { anyText, codeOf, setText, textOf } from './languages';
import { freeName } from './names';
import type { Item } from './outline';
import { type ReadyList, readyChoices, readyNames } from './ready-lists';
import type { Book, Row } from './sheets';
import { languageWord, readyWords } from './words';

interface ChoicesEditorProps {
  list: string;
  /** Whether its choices have an order that figures use. */
  ordered: boolean;
  /** The questions that take another list together: one question, or the rows of a grid. */
  owners: Item[];
}

/** The choices of a list, edited where they are asked; who shares the list is said. */
export function ChoicesEditor({ list, ordered, owners }: ChoicesEditorProps) {
  const { t } = useI18n();
  const { book, items, languages, edit, select } = useDesk();
  const choices = choicesOf(book, list);
  const own = new Set(owners.map(({ id }) => id));
  const others = usesOf(items, list).filter((item) => !own.has(item.id));
  const take = (name: string) => edit((now) => owners.reduce((next, { id }) => relist(next, id, name), now));
  const first = owners[0];
  return (
    <fieldset className={css.texts}>
      <legend>{t('choices.title')}</legend>
      <ListChooser
        list={list}
        languages={languages}
        onTake={take}
        edit={edit}
        lists={listsOf(book)}
        owners={owners}
      />
      {others.length > 0 && (
        <p className={css.shared}>
          {t('choices.shared', { n: others.length })}{' '}
          {others.map((item) => (
            <button key={item.id} type="button" className={css.link} onClick={() => select(item.id)}>
              {anyText(book, 'survey', item.row, languages) || item.name}
            </button>
          ))}
          {first && owners.length === 1 && (
            <button type="button" className={css.link} onClick={() => edit((now) => unshare(now, first.id))}>
              {t('choices.own')}
            </button>
          )}
        </p>
      )}
      <ol className={css.choices}>
        {choices.map((row, place) => (
          <ChoiceLine
            key={row.id}
            row={row}
            list={list}
            place={place}
            last={place === choices.length - 1}
            ordered={ordered}
          />
        ))}
      </ol>
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={18} />}
          onClick={() => edit((now) => addChoice(now, list)[0])}
        >
          {t('choices.add')}
        </Button>
      </div>
    </fieldset>
  );
}

interface ListChooserProps {
  list: string;
  lists: string[];
  languages: string[];
  owners: Item[];
  onTake: (list: string) => void;
  edit: (change: (book: Book) => Book) => void;
}

/** Another list that is there, or one of those that everybody needs. */
function ListChooser({ list, lists, languages, owners, onTake, edit }: ListChooserProps) {
  const { t } = useI18n();
  const takeReady = (name: ReadyList) =>
    edit((now) => {
      const there = listsOf(now).includes(name);
      const [made, taken] = there ? [now, name as string] : addList(now, name, readyChoices(name, languages));
      return owners.reduce((next, { id }) => relist(next, id, taken), made);
    });
  return (
    <NativeSelect
      label={t('choices.list')}
      description={t('choices.list_hint')}
      value={list}
      data={[
        { group: t('choices.lists_here'), items: lists.includes(list) || !list ? lists : [list, ...lists] },
        {
          group: t('choices.lists_ready'),
          items: readyNames.map((name) => ({ value: `ready:${name}`, label: t(readyWords[name]) })),
        },
      ]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        const ready = readyNames.find((name) => value === `ready:${name}`);
        if (ready) takeReady(ready);
        else onTake(value);
      }}
    />
  );
}

interface ChoiceLineProps {
  row: Row;
  list: string;
  place: number;
  last: boolean;
  ordered: boolean;
}

function ChoiceLine({ row, list, place, last, ordered }: ChoiceLineProps) {
  const { t } = useI18n();
  const { book, languages, edit, fresh } = useDesk();
  const value = choiceValue(book, row);
  const number = place + 1;
  const follows = /^choice(_\d+)?$/.test(value) || fresh.has(row.id);
  const type = (language: string, text: string) =>
    edit((now) => {
      const next = setText(now, 'choices', row.id, 'label', language, text);
      if (language !== languages[0] || !follows || !text.trim()) return next;
      fresh.add(row.id);
      const others = choicesOf(next, list).filter((one) => one.id !== row.id);
      const taken = new Set(others.map((one) => choiceValue(next, one)));
      return setChoice(next, row.id, { name: freeName(text, taken, 'choice') });
    }, `choice ${row.id} ${language}`);
  return (
    <li className={css.choice}>
      <div className={css.languages}>
        {languages.map((language) => {
          const code = codeOf(language);
          const text = textOf(book, 'choices', row, 'label', language);
          const lacks =
            !text.trim() && languages.some((one) => textOf(book, 'choices', row, 'label', one).trim());
          return (
            <TextInput
              key={language}
              {...(lacks && { description: t('build.missing') })}
              classNames={{ description: css.lacks ?? '' }}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              aria-label={t('choices.label', { n: number, language: languageWord(t, language) })}
              placeholder={languageWord(t, language)}
              {...(code && { lang: code })}
              maxLength={20_000}
              value={text}
              onChange={(event) => type(language, event.currentTarget.value)}
            />
          );
        })}
      </div>
      <div className={css.choiceTools}>
        <ValueField row={row} list={list} number={number} />
        {ordered && (
          <Checkbox
            size="sm"
            label={t('choices.apart')}
            checked={standsApart(book, row)}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              edit((now) => setApart(now, row.id, checked));
            }}
          />
        )}
        <span className={css.tools}>
          <ActionIcon
            variant="subtle"
            size={40}
            aria-label={t('choices.up', { n: number })}
            disabled={place === 0}
            onClick={() => edit((now) => moveChoice(now, row.id, -1))}
          >
            <Icon name="up" size={18} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size={40}
            aria-label={t('choices.down', { n: number })}
            disabled={last}
            onClick={() => edit((now) => moveChoice(now, row.id, 1))}
          >
            <Icon name="down" size={18} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size={40}
            aria-label={t('choices.remove', { n: number })}
            onClick={() => edit((now) => removeChoice(now, row.id))}
          >
            <Icon name="bin" size={18} />
          </ActionIcon>
        </span>
      </div>
    </li>
  );
}

/** What is stored when the choice is taken. Reports and older answers know it by this. */
function ValueField({ row, list, number }: { row: Row; list: string; number: number }) {
  const { t } = useI18n();
  const { book, edit, fresh } = useDesk();
  const stored = choiceValue(book, row);
  const [typed, setTyped] = useState<string | null>(null);
  const others = new Set(
    choicesOf(book, list).flatMap((one) => (one.id === row.id ? [] : choiceValue(book, one))),
  );
  const shown = typed ?? stored;
  const fault =
    /\s/.test(shown) || shown === '' ? t('choices.value_fault') : others.has(shown) ? t('name.taken') : null;
  return (
    <TextInput
      size="sm"
      className={css.value}
      aria-label={t('choices.value', { n: number })}
      value={shown}
      error={fault}
      maxLength={100}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTyped(value);
        if (value === '' || /\s/.test(value) || others.has(value)) return;
        fresh.delete(row.id);
        edit((now) => setChoice(now, row.id, { name: value }), `value ${row.id}`);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
