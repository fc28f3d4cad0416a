import type { FormEvent } from 'react';
import { Problem } from '../api/problem';

/** Hands on what was typed and leaves it standing: a form's `action` would empty it, also after a refusal. */
export const submitted = (handle: (form: FormData) => void) => (event: FormEvent<HTMLFormElement>) => {
  event.preventDefault();
  handle(new FormData(event.currentTarget));
};

/** A form field's text without blanks around it; '' when it was left out. */
export const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

export const textOrUndefined = (form: FormData, name: string) => text(form, name) || undefined;

/** The server's word on one field, by its JSON pointer (`/tenant/name`), for the place beside the field. */
export function fieldError(error: Error | null, pointer: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const found = error.errors.find((detail) => detail.pointer === pointer);
  return found && [found.message, found.fix].filter(Boolean).join(' ');
}
