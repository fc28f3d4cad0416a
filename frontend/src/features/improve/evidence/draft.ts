/** What a person is about to add, and what of it is still missing. */

import type { Evidence, Kind } from './evidence';

export interface DraftFile {
  blob: Blob;
  name: string;
}

export interface Draft {
  kind: Kind;
  file?: DraftFile;
  title: string;
  shows: string;
  pointer: string;
  method: Evidence['method'];
  collectedOn: string;
  voice: string;
  outsider: boolean;
  alt: string;
  people: '' | 'nobody' | 'agreed';
  url: string;
  measureId: string;
  waveId: string;
  question: string;
}

const methods: Record<Kind, Evidence['method']> = {
  photo: 'photo',
  file: 'document',
  recording: 'interview',
  link: 'document',
  chart: 'other',
  survey_result: 'survey',
};

export const newDraft = (kind: Kind, today: string, file?: DraftFile): Draft => ({
  kind,
  ...(file && { file }),
  title: '',
  shows: '',
  pointer: '',
  method: methods[kind],
  collectedOn: today,
  voice: '',
  outsider: false,
  alt: '',
  people: '',
  url: '',
  measureId: '',
  waveId: '',
  question: '',
});

/** Whether people may be recognised in it, by face or voice: then somebody says that they agreed. */
export const showsPeople = (draft: Draft): boolean =>
  draft.kind === 'photo' ||
  draft.kind === 'recording' ||
  /^(image|audio|video)\//.test(draft.file?.blob.type ?? '');

export type Field = 'title' | 'alt' | 'people' | 'url' | 'measureId' | 'waveId' | 'question' | 'file';

const https = (url: string) => {
  try {
    const { protocol, hostname, username } = new URL(url);
    return protocol === 'https:' && hostname.includes('.') && username === '';
  } catch {
    return false;
  }
};

/** The fields that are still missing, in the order of the form. */
export function missing(draft: Draft): Field[] {
  const found: Field[] = [];
  if (['photo', 'file', 'recording'].includes(draft.kind) && !draft.file) found.push('file');
  if (draft.kind === 'link' && !https(draft.url)) found.push('url');
  if (draft.kind === 'chart' && !draft.measureId) found.push('measureId');
  if (draft.kind === 'survey_result' && !draft.waveId) found.push('waveId');
  if (draft.kind === 'survey_result' && !draft.question.trim()) found.push('question');
  if (!draft.title.trim()) found.push('title');
  if (draft.kind === 'photo' && !draft.alt.trim()) found.push('alt');
  if (['photo', 'recording'].includes(draft.kind) && draft.people === '') found.push('people');
  return found;
}
