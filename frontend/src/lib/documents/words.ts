import { msg, type Translate } from '../i18n/I18n';
import type { ReportDocument } from './documents';

const kinds: Record<string, string> = {
  network_feedback: msg('kind.network_feedback'),
  district_feedback: msg('kind.district_feedback'),
};

/** A report kind in the reader's language; a kind this version doesn't know is shown by its code. */
export const kindName = (t: Translate, kind: string) => {
  const id = kinds[kind];
  return id ? t(id) : kind;
};

export const documentStates: Record<
  ReportDocument['state'],
  { label: string; tone: 'good' | 'busy' | 'bad' | 'quiet' }
> = {
  waiting: { label: msg('docstate.waiting'), tone: 'quiet' },
  rendering: { label: msg('docstate.rendering'), tone: 'busy' },
  finished: { label: msg('docstate.finished'), tone: 'good' },
  failed: { label: msg('docstate.failed'), tone: 'bad' },
};
