import type { FormEvent } from 'react';
import { numberText } from '../lib/form-engine/values';
import { useForm } from './FormContext';
import type { ControlProps } from './Question';

/** The server's limit for one text answer. */
const MAX_TEXT = 20_000;

const entered = (event: FormEvent<HTMLInputElement | HTMLTextAreaElement>) => event.currentTarget.value;

export function TextInput({ node, id, describedBy, invalid }: ControlProps) {
  const { session } = useForm();
  const looks = node.definition.raw.appearance ?? [];
  const field = {
    id,
    value: node.value,
    maxLength: MAX_TEXT,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    onInput: (event: FormEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      session.answer(node, entered(event)),
  };
  if (looks.includes('multiline')) return <textarea rows={4} {...field} />;
  return <input type="text" inputMode={looks.includes('numbers') ? 'numeric' : undefined} {...field} />;
}

/** What people write as a number: 12, -3, 1 000, 2,5 and 2.5; null when it is none. */
export function readNumber(text: string, whole: boolean): number | null {
  const tidy = text
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(',', '.')
    .replace('−', '-');
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(tidy)) return null;
  const number = Number(tidy);
  if (!Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER) return null;
  return whole && !Number.isInteger(number) ? null : number;
}

export function NumberInput({ node, id, describedBy, invalid }: ControlProps) {
  const { session } = useForm();
  const whole = node.definition.kind === 'integer';
  const take = (text: string) => {
    const number = readNumber(text, whole);
    if (text.trim() === '') session.answer(node, '');
    else if (number === null) session.cannotRead(node, text);
    else session.answer(node, numberText(number));
  };
  // What was written stays as it was written: "2," on the way to "2,5" is not rewritten under the finger.
  return (
    <input
      key={session.language}
      id={id}
      type="text"
      inputMode={whole ? 'numeric' : 'decimal'}
      autoComplete="off"
      defaultValue={session.unreadable.get(node) ?? node.value}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onInput={(event: FormEvent<HTMLInputElement>) => take(entered(event))}
    />
  );
}

const INPUT_TYPES: Record<string, string> = { date: 'date', time: 'time', datetime: 'datetime-local' };

/** `2026-11-22T10:00` of the clock on the wall, with the offset that holds on this device on that day. */
export function withOffset(local: string): string {
  const offset = -new Date(local).getTimezoneOffset();
  const minutes = Math.abs(offset);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local}:00.000${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export function DateInput({ node, id, describedBy, invalid }: ControlProps) {
  const { session } = useForm();
  const { kind } = node.definition;
  const shown =
    kind === 'datetime' ? node.value.slice(0, 16) : kind === 'time' ? node.value.slice(0, 5) : node.value;
  const take = (value: string) => {
    if (kind === 'datetime' && value !== '') session.answer(node, withOffset(value.slice(0, 16)));
    else session.answer(node, kind === 'time' && value !== '' ? `${value.slice(0, 5)}:00` : value);
  };
  return (
    <input
      id={id}
      type={INPUT_TYPES[kind]}
      value={shown}
      max={kind === 'date' ? '9999-12-31' : undefined}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={(event: FormEvent<HTMLInputElement>) => take(entered(event))}
    />
  );
}
