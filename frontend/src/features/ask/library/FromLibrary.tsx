import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { useSay } from '../../../components/Toaster';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { useDesk } from '../build/BuildContext';
import { rowAt } from '../build/edits';
import { holds } from '../build/kinds';
import { nameOf } from '../build/languages';
import { findItem } from '../build/outline';
import { PhoneFrame } from '../instruments/PhoneFrame';
import { ItemCard } from './ItemCard';
import { ItemFilters } from './ItemFilters';
import css from './Library.module.css';
import { itemQuery, itemsQuery, type LibraryItem, type Sought } from './library';
import { putIn, tonguesOf } from './put-in';
import { useSought } from './useSought';

/** Finds an item of the library and adds it to the questionnaire, after the question that is chosen. */
export function FromLibrary({ onDone }: { onDone: () => void }) {
  const { t } = useI18n();
  const { project } = useScope();
  const [sought, seek] = useState<Sought>({});
  const [chosen, choose] = useState<string | null>(null);
  const items = useQuery({
    ...itemsQuery(project.id, useSought(sought)),
    placeholderData: keepPreviousData,
  });
  if (chosen) return <Chosen id={chosen} onBack={() => choose(null)} onDone={onDone} />;
  return (
    <div className={css.scrolled}>
      <ItemFilters sought={sought} onSeek={seek} brief />
      <Loaded query={items}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('library.none')} text={t('library.none_hint')} />
          ) : (
            <ul className={css.cards}>
              {all.map((item) => (
                <ItemCard
                  key={item.id}
                  item={item}
                  title={
                    <button type="button" className={css.pick} onClick={() => choose(item.id)}>
                      {item.title}
                    </button>
                  }
                  onTag={(tag) => seek({ ...sought, tag })}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

function Chosen({ id, onBack, onDone }: { id: string; onBack: () => void; onDone: () => void }) {
  const { t } = useI18n();
  const item = useQuery(itemQuery(id));
  // What was pressed is gone from the page: who works by keyboard goes on here.
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <div className={css.scrolled}>
      <div>
        <Button ref={back} variant="default" leftSection={<Icon name="left" size={18} />} onClick={onBack}>
          {t('library.back')}
        </Button>
      </div>
      <Loaded query={item}>{(one) => <Adding item={one} onDone={onDone} />}</Loaded>
    </div>
  );
}

/** What it will look like and what will be missing, then the addition itself. */
function Adding({ item, onDone }: { item: LibraryItem; onDone: () => void }) {
  const { t, format } = useI18n();
  const { languages: own } = useDesk();
  const theirs = item.shown.languages;
  const bare = own.length === 1 && own[0] === '';
  const [spoken, speak] = useState(theirs[0] ?? '');
  const [bring, setBring] = useState<string[]>([]);
  const add = useAdding(item, onDone);
  const tongues = tonguesOf(theirs, own);
  const strange = theirs.filter((language) => !tongues.has(language));
  const lacked = own.filter((language) => language && ![...tongues.values()].includes(language));
  const turn = (language: string) =>
    setBring((now) => (now.includes(language) ? now.filter((one) => one !== language) : [...now, language]));
  return (
    <>
      <h3 className={css.cardTitle}>{item.title}</h3>
      {item.about && <p className={css.about}>{item.about}</p>}
      <p className={css.facts}>{[item.source, item.licence].filter(Boolean).join(' · ')}</p>
      {bare && theirs.length > 1 && (
        <NativeSelect
          label={t('library.spoken')}
          value={spoken}
          data={theirs.map((language) => ({ value: language, label: nameOf(language) }))}
          onChange={(event) => speak(event.currentTarget.value)}
        />
      )}
      {lacked.length > 0 && (
        <p className={css.note}>{t('library.lacks', { languages: format.list(lacked.map(nameOf)) })}</p>
      )}
      {!bare && strange.length > 0 && (
        <fieldset className={css.set}>
          <legend>{t('library.bring')}</legend>
          {strange.map((language) => (
            <Checkbox
              key={language}
              label={nameOf(language)}
              checked={bring.includes(language)}
              onChange={() => turn(language)}
            />
          ))}
        </fieldset>
      )}
      <div className={css.end}>
        <Button leftSection={<Icon name="plus" size={18} />} onClick={() => add({ bring, spoken })}>
          {t('library.add')}
        </Button>
      </div>
      <PhoneFrame model={item.shown.model} />
    </>
  );
}

function useAdding(item: LibraryItem, onDone: () => void) {
  const { t } = useI18n();
  const say = useSay();
  const { book, items, selected, edit, select, announce } = useDesk();
  return (how: { bring: string[]; spoken: string }) => {
    const at = findItem(items, selected);
    const place = !at ? 'end' : holds(at.kind) ? { into: at.id } : { after: at.id };
    const origin = { key: item.key, number: item.shown.number };
    const put = putIn(book, item.shown.sheets, origin, rowAt(book, place), how);
    edit(() => put.book);
    select(put.rows[0] ?? null);
    onDone();
    const renamed = put.renamed.map(({ old, name }) => `${old} → ${name}`).join(', ');
    const words = renamed
      ? t('library.added_renamed', { renamed })
      : t('library.added', { title: item.title });
    announce(words);
    say(words);
  };
}
