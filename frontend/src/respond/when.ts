/** Times as people read them. */

import { pageLanguage } from './strings';

export function clock(moment: string, language: string, withDay = false): string {
  const look = withDay ? { dateStyle: 'medium', timeStyle: 'short' } : { timeStyle: 'short' };
  try {
    return new Intl.DateTimeFormat(language, look as Intl.DateTimeFormatOptions).format(new Date(moment));
  } catch {
    return new Date(moment).toLocaleString(); // the form's language code is none that this browser knows
  }
}

/** A date has no zone: it is the same day everywhere. */
export function day(iso: string, language: string): string {
  return new Intl.DateTimeFormat(pageLanguage([language]), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${iso.slice(0, 10)}T00:00:00Z`),
  );
}
