import { useId } from 'react';
import type { Translate } from '../lib/i18n/I18n';
import css from './ChoiceCards.module.css';

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}

/** Choices of a table of message ids, in its order. */
export const choicesOf = <Value extends string>(
  t: Translate,
  table: Record<Value, { label: string; hint: string }>,
): Choice<Value>[] =>
  (Object.entries(table) as [Value, { label: string; hint: string }][]).map(([value, { label, hint }]) => ({
    value,
    label: t(label),
    hint: t(hint),
  }));

interface ChoiceCardsProps<Value extends string> {
  legend: string;
  name: string;
  choices: Choice<Value>[];
  chosen: Value | undefined;
  onChange?: (value: Value) => void;
  error?: string | undefined;
  disabled?: boolean;
}

/** One of a few, each with a word on what it means: the browser's own radio buttons, as large targets. */
export function ChoiceCards<Value extends string>({
  legend,
  name,
  choices,
  chosen,
  onChange,
  error,
  disabled = false,
}: ChoiceCardsProps<Value>) {
  const id = useId();
  return (
    <fieldset className={css.set} aria-describedby={error && `${id}-error`} disabled={disabled}>
      <legend className={css.legend}>{legend}</legend>
      <div className={css.cards}>
        {choices.map(({ value, label, hint }) => (
          <label key={value} className={css.card}>
            <input
              className={css.radio}
              type="radio"
              name={name}
              value={value}
              aria-describedby={hint && `${id}-${value}`}
              {...(onChange
                ? { checked: chosen === value, onChange: () => onChange(value) }
                : { defaultChecked: chosen === value })}
            />
            <span>
              <span className={css.label}>{label}</span>
              {hint && (
                <span className={css.hint} id={`${id}-${value}`}>
                  {hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p className={css.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
