import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Node, Repeat } from '../../lib/form-engine/tree';
import { elementId, problemWords, useForm } from '../FormContext';
import { Phrase } from '../Phrase';
import { say } from '../strings';
import { remember, takeBack } from './taking-back';
import { kindWords } from './words';

const MAX_NAME = 200;

interface Props {
  repeat: Repeat;
  /** The one question that each row asks. */
  question: string;
}

/**
 * A repeat that asks one line of text a row, as a list of fields: people are named one after the other without
 * leaving the keyboard. Where the form counts the rows itself, nobody's number changes: who is taken back leaves a
 * blank field, and what was said of them goes.
 */
export function Names({ repeat, question }: Props) {
  const { session, words } = useForm();
  const own = kindWords(words);
  const list = useRef<HTMLOListElement>(null);
  const { state } = session;
  const { raw, count } = repeat.definition;
  const fields = repeat.active().flatMap((row) => (row.kids.get(question) as Node | undefined) ?? []);
  const [first] = fields;
  const text = first ?? repeat.anchor;
  const asked = repeat.definition.kids.find(({ name }) => name === question)?.raw ?? raw;
  const open = count === undefined && !raw.fixed && repeat.anchor.live;
  const full = !open && fields.length > 1 && fields.every(({ value }) => value.trim() !== '');
  const hint = state.run.phrase(asked.hint, text);
  const hintId = `${elementId(state.run.path(repeat.anchor))}-hint`;
  const focusOn = (at: number) => list.current?.querySelectorAll('input')[at]?.focus();
  const add = () => {
    session.addRow(repeat);
    requestAnimationFrame(() => focusOn(repeat.active().length - 1));
  };
  const drop = (field: Node, at: number) => {
    if (open && field.parent) session.removeRow(field.parent);
    else takeBack(session, field, remember(state.run));
    requestAnimationFrame(() => focusOn(open ? Math.max(0, at - 1) : at));
  };
  return (
    <fieldset className="question">
      <legend className="label">
        <Phrase text={state.run.phrase(asked.label, text)} index={asked.label} />
        {first && state.isTrue(first.definition.required, first) && (
          <span className="required"> ({words.required})</span>
        )}
      </legend>
      {hint && (
        <p className="hint" id={hintId}>
          <Phrase text={hint} index={asked.hint} />
        </p>
      )}
      <ol className="names" ref={list}>
        {fields.map((field, at) => (
          <Name
            key={state.run.path(field)}
            {...{ field, fields, own }}
            label={`${state.run.phrase(raw.label, field.parent ?? field) || own.person} ${at + 1}`}
            describedBy={hint ? hintId : undefined}
            next={() => {
              if (at + 1 < fields.length) focusOn(at + 1);
              else if (open) add();
            }}
            drop={() => drop(field, at)}
          />
        ))}
      </ol>
      {open && (
        <button type="button" onClick={add}>
          + {words.addRow}
        </button>
      )}
      {full && <p className="hint">{say(own.mostNames, { count: fields.length })}</p>}
    </fieldset>
  );
}

interface NameProps {
  field: Node;
  fields: Node[];
  own: ReturnType<typeof kindWords>;
  label: string;
  describedBy: string | undefined;
  next: () => void;
  drop: () => void;
}

const plain = (text: string) => text.trim().toLocaleLowerCase();

function Name({ field, fields, own, label, describedBy, next, drop }: NameProps) {
  const { session, words, shown } = useForm();
  // What was known when the field was entered: a name that is erased there is taken back on leaving.
  const [before, setBefore] = useState<ReturnType<typeof remember> | null>(null);
  const id = elementId(session.state.run.path(field));
  const problem = shown(field);
  const named = plain(field.value) !== '';
  // Said at the later of the two: there the letter is added.
  const twice =
    named && fields.slice(0, fields.indexOf(field)).some(({ value }) => plain(value) === plain(field.value));
  const told = [describedBy, problem && `${id}-problem`, twice && `${id}-twice`].filter(Boolean).join(' ');
  const leave = () => {
    if (before && plain(field.value) === '') takeBack(session, field, before);
    setBefore(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // The last, blank field lets Enter go on to the next screen, as everywhere.
    if (event.key !== 'Enter' || !named) return;
    event.preventDefault();
    next();
  };
  return (
    <li>
      <label htmlFor={id}>{label}</label>
      <div className="name">
        <input
          id={id}
          type="text"
          value={field.value}
          maxLength={MAX_NAME}
          autoComplete="off"
          autoCapitalize="words"
          enterKeyHint="next"
          spellCheck={false}
          aria-describedby={told || undefined}
          aria-invalid={problem !== null}
          onFocus={() => setBefore(named ? remember(session.state.run) : null)}
          onBlur={leave}
          onKeyDown={onKeyDown}
          onInput={(event: FormEvent<HTMLInputElement>) => session.answer(field, event.currentTarget.value)}
        />
        {named && (
          <button
            type="button"
            className="quiet"
            aria-label={say(words.removeRow, { item: field.value })}
            onClick={drop}
          >
            <span aria-hidden="true">✕</span>
          </button>
        )}
      </div>
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          <span aria-hidden="true">⚠ </span>
          {problemWords(problem, words)}
        </p>
      )}
      {twice && (
        <p className="hint" id={`${id}-twice`}>
          {own.sameName}
        </p>
      )}
    </li>
  );
}
