import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { Icon } from '../../../components/icons';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { Problem } from '../../../lib/api/problem';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { useDesk } from '../build/BuildContext';
import { anyText } from '../build/languages';
import type { Item } from '../build/outline';
import { setSurvey } from '../build/sheets';
import { knownLanguages } from '../instruments/LanguagePicker';
import { RowProblems } from '../instruments/RowProblems';
import { FactsForm, isWhole } from './FactsForm';
import css from './Library.module.css';
import { type Facts, type ItemHead, itemsQuery, saveItem, saveItemVersion } from './library';
import { takenWith, writeOrigin } from './origins';
import { chosenItems, namedItems, type Outside, outsideOf, scaleMates, takeOut } from './take-out';

/** Saves a question with all that belongs to it: as a new item, or as a new wording of the one that it came from. */
export function SaveToLibrary({ item }: { item: Item }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<Icon name="note" size={18} />} onClick={() => setOpen(true)}>
        {t('library.save')}
      </Button>
      {open && (
        <Dialog title={t('library.save')} onClose={() => setOpen(false)}>
          <SaveForm item={item} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

function SaveForm({ item, onDone }: { item: Item; onDone: () => void }) {
  const { t } = useI18n();
  const { project } = useScope();
  const { book, languages } = useDesk();
  const label = anyText(book, 'survey', item.row, languages) || item.name;
  const [facts, setFacts] = useState<Facts>(() => ({
    title: label.slice(0, 200),
    about: '',
    source: '',
    licence: '',
    tags: [],
  }));
  const [note, setNote] = useState('');
  const [wholeScale, setWholeScale] = useState(false);
  const [along, setAlong] = useState<string[]>([]);
  const [bare, setBare] = useState<string | null>(languages.includes('') ? null : '');
  const taken = takenWith(book, item);
  const known = useQuery({
    ...itemsQuery(project.id, { keys: taken ? [taken.origin.key] : [] }),
    enabled: taken?.item.id === item.id,
  });
  const came = taken?.item.id === item.id ? known.data?.[0] : undefined;
  const [renew, setRenew] = useState(true);
  const mates = scaleMates(book, item.id);
  const chosen = wholeScale ? mates : [item.id];
  const ids = [...chosen, ...namedItems(book, along).map(({ id }) => id)];
  const outside = outsideOf(book, ids);
  const missing = outside.filter((one) => one.needed);
  const asVersion = renew && came !== undefined;
  const save = useSaving(ids, {
    facts,
    note,
    came: asVersion ? came : undefined,
    bare: bare ?? '',
    outside,
    onDone,
  });
  const ready = bare !== null && missing.length === 0 && (asVersion || isWhole(facts));
  return (
    <div className={css.form}>
      {mates.length > 1 && (
        <Checkbox
          label={t('library.whole_scale', { n: mates.length })}
          checked={wholeScale}
          onChange={(event) => setWholeScale(event.currentTarget.checked)}
        />
      )}
      {(outside.length > 0 || along.length > 0) && (
        <OutsideList outside={outside} along={along} onAlong={setAlong} />
      )}
      {languages.includes('') && (
        <NativeSelect
          label={t('library.bare')}
          value={bare ?? ''}
          data={[{ value: '', label: t('library.choose') }, ...knownLanguages]}
          onChange={(event) => setBare(event.currentTarget.value || null)}
        />
      )}
      {came && (
        <NativeSelect
          label={t('library.save_as')}
          value={renew ? 'version' : 'item'}
          data={[
            { value: 'version', label: t('library.as_version', { title: came.title, n: came.newest + 1 }) },
            { value: 'item', label: t('library.as_item') },
          ]}
          onChange={(event) => setRenew(event.currentTarget.value === 'version')}
        />
      )}
      {asVersion ? (
        <Textarea
          label={t('library.note')}
          value={note}
          rows={2}
          maxLength={4000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      ) : (
        <FactsForm facts={facts} onChange={setFacts} />
      )}
      {save.error && <Trouble error={save.error} brief />}
      {save.error instanceof Problem && save.error.errors.some((one) => one.row) && (
        <RowProblems problems={save.error.errors} />
      )}
      <div className={css.end}>
        <Button loading={save.isPending} disabled={!ready} onClick={() => save.mutate()}>
          {t('library.keep')}
        </Button>
      </div>
    </div>
  );
}

interface OutsideListProps {
  outside: Outside[];
  along: string[];
  onAlong: (names: string[]) => void;
}

/** What the question refers to elsewhere: it comes along, or a rule is left out. A text can not leave a hole. */
function OutsideList({ outside, along, onAlong }: OutsideListProps) {
  const { t } = useI18n();
  const { book, languages } = useDesk();
  const names = [...new Set([...along, ...outside.flatMap((one) => one.names)])];
  const turn = (name: string) =>
    onAlong(along.includes(name) ? along.filter((one) => one !== name) : [...along, name]);
  const label = (name: string) => {
    const [found] = namedItems(book, [name]);
    return (found && anyText(book, 'survey', found.row, languages)) || name;
  };
  return (
    <fieldset className={css.set}>
      <legend>{t('library.outside')}</legend>
      {names.map((name) => (
        <Checkbox
          key={name}
          label={t('library.take_along', { question: label(name) })}
          checked={along.includes(name)}
          onChange={() => turn(name)}
        />
      ))}
      <ul className={css.outside}>
        {outside.map((one) => (
          <li key={`${one.rowId} ${one.column}`}>
            {one.needed ? t('library.needed') : t('library.left_out')} <code>{one.text}</code>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface SavingOptions {
  facts: Facts;
  note: string;
  came: ItemHead | undefined;
  bare: string;
  outside: Outside[];
  onDone: () => void;
}

function useSaving(ids: string[], { facts, note, came, bare, outside, onDone }: SavingOptions) {
  const { t } = useI18n();
  const { project } = useScope();
  const say = useSay();
  const client = useQueryClient();
  const { book, edit } = useDesk();
  return useMutation({
    mutationFn: async () => {
      const sheets = takeOut(book, ids, { bare, leaveOut: outside });
      if (!came) {
        const made = await saveItem(project.id, facts, sheets);
        return { id: made.id, key: made.key, number: made.shown.number, title: made.title };
      }
      const made = await saveItemVersion(came.id, sheets, note);
      return { id: came.id, key: came.key, number: made.number, title: came.title };
    },
    onSuccess: async (made) => {
      // The question here is that version from now on: a newer one will be told here, too.
      const tops = chosenItems(book, ids).map(({ id }) => id);
      edit((now) => tops.reduce((book, id) => setSurvey(book, id, { duru_item: writeOrigin(made) }), now));
      await Promise.all([
        client.invalidateQueries({ queryKey: ['library'] }),
        client.invalidateQueries({ queryKey: ['library-item', made.id] }),
      ]);
      onDone();
      say(t('library.saved', { title: made.title, n: made.number }));
    },
  });
}
