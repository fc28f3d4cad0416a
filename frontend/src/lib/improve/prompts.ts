import { type I18nValue, msg } from '../i18n/I18n';
import { stages } from './stages';

export interface Prompt {
  code?: unknown;
  values?: unknown;
}

const sentences: Record<string, string> = {
  no_question: msg('prompt.no_question'),
  no_prediction: msg('prompt.no_prediction'),
  end_passed: msg('prompt.end_passed'),
  start_passed: msg('prompt.start_passed'),
  quiet: msg('prompt.quiet'),
  no_data: msg('prompt.no_data'),
  same_scale: msg('prompt.same_scale'),
  surprise_single_loop: msg('prompt.surprise_single_loop'),
  adapt_without_next: msg('prompt.adapt_without_next'),
};

/** A prompt as a question in the reader's language; one that this version does not know says nothing. */
export function promptText({ t, format }: Pick<I18nValue, 't' | 'format'>, { code, values }: Prompt): string {
  const id = sentences[String(code)];
  if (!id) return '';
  const given = { ...(values as Record<string, unknown> | undefined) };
  if (typeof given.stage === 'string' && given.stage in stages) {
    given.stage = t(stages[given.stage as keyof typeof stages].label);
  }
  if (typeof given.days === 'number') given.ago = format.daysAgo(given.days);
  return t(id, given);
}
