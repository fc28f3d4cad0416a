import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Colleague } from '../../../lib/people/colleagues';
import { roleName } from '../../../lib/session/roles';
import css from './Talk.module.css';

const most = 20;
const shown = 8;

/** Case and accents do not matter to who looks for a name. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const matching = (people: Colleague[], words: string, chosen: string[]) =>
  people
    .filter(({ id, name }) => !chosen.includes(id) && plain(name).includes(plain(words.trim())))
    .sort((a, b) => a.name.localeCompare(b.name))
    .slice(0, shown);

interface MentionPickerProps {
  people: Colleague[];
  chosen: string[];
  onChange: (ids: string[]) => void;
}

/** Whom to tell: a combobox over the people of the network. Names are shown, ids are sent. */
export function MentionPicker({ people, chosen, onChange }: MentionPickerProps) {
  const { t } = useI18n();
  const list = useId();
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = open ? matching(people, words, chosen) : [];
  const add = (id: string) => {
    onChange([...chosen, id].slice(0, most));
    setWords('');
    setActive(0);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setOpen(true);
      setActive((now) => (found.length ? (now + step + found.length) % found.length : 0));
    } else if (event.key === 'Enter' && found[active]) {
      event.preventDefault();
      add(found[active].id);
    } else if (event.key === 'Escape' && open) {
      // Closes the list alone, not the sheet around it.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Backspace' && words === '') {
      onChange(chosen.slice(0, -1));
    }
  };
  return (
    <div className={css.mention}>
      {chosen.length > 0 && (
        <ul className={css.chips} aria-label={t('talk.told_people')}>
          {chosen.map((id) => {
            const name = people.find((one) => one.id === id)?.name ?? '';
            return (
              <li key={id} className={css.chip}>
                {name}
                <button
                  type="button"
                  aria-label={t('talk.tell_not', { name })}
                  onClick={() => onChange(chosen.filter((one) => one !== id))}
                >
                  <Icon name="close" size={14} />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <TextInput
        label={t('talk.tell')}
        placeholder={t('talk.tell_hint')}
        autoComplete="off"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found[active] && `${list}-${active}`}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        className={css.options}
        id={list}
        role="listbox"
        aria-label={t('talk.tell')}
        hidden={found.length === 0}
      >
        {found.map(({ id, name, roles }, index) => (
          <div
            key={id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={index === active ? css.active : undefined}
            // Before the input loses the focus and the list closes.
            onPointerDown={(event) => {
              event.preventDefault();
              add(id);
            }}
          >
            <span>{name}</span>
            <span className={css.when}>{roles.map((role) => roleName(t, role)).join(', ')}</span>
          </div>
        ))}
      </div>
      <span className={css.hidden} aria-live="polite">
        {open && words && t('talk.found', { count: found.length })}
      </span>
    </div>
  );
}
