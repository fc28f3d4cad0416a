/** What the server holds of one's own answers, for whoever has the receipt's token. */

import type { Answers } from '../../lib/form-engine/model';
import { newId } from '../../lib/ids/new-id';
import { type Draft, placeOf } from '../database';
import { call, json } from '../server';

export interface OwnResponse {
  id: string;
  instrument_version_id: string;
  version: number;
  language: string;
  received_at: string;
  amended_at: string | null;
  answers: Answers;
  attachments: { name: string; state: string }[];
  wave: { state: string; amendments: boolean };
}

export type OwnResult =
  | { kind: 'found'; own: OwnResponse; version: string }
  | { kind: 'unreachable' | 'unknown' | 'revoked' };

export async function fetchOwn(
  token: string,
  wave: string,
  response: string,
  amendToken: string,
): Promise<OwnResult> {
  if (!response || !amendToken) return { kind: 'unknown' };
  const answer = await call(`/waves/${wave}/responses/${response}/own`, token, {
    headers: { 'Amend-Token': amendToken },
  });
  if (!answer || answer.status >= 500) return { kind: 'unreachable' };
  const body = await json(answer);
  if (!answer.ok) return { kind: body.code === 'link.unknown' ? 'revoked' : 'unknown' };
  const own = body as unknown as OwnResponse;
  // Not the ETag: a gateway that compresses the answer marks it.
  return { kind: 'found', own, version: `"${own.version}"` };
}

/** A draft that changes them, in a place of its own; under a new id, which is that of the new version. */
export function draftOf(own: OwnResponse, version: string, amendToken: string, token: string): Draft {
  const id = newId();
  const now = new Date().toISOString();
  return {
    token: placeOf(token, id),
    id,
    language: own.language,
    startedAt: now,
    savedAt: now,
    screen: '',
    seed: own.id,
    answers: own.answers,
    amends: {
      response: own.id,
      token: amendToken,
      version,
      sentAt: own.received_at,
      files: own.attachments.filter(({ state }) => state === 'complete').map(({ name }) => name),
    },
  };
}
