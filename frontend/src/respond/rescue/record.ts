/** What a file of saved answers holds of this page's drafts and of what waits to be sent, and the way back. */

import type { Answers } from '../../lib/form-engine/model';
import type { Head } from '../../lib/rescue/file';
import { isUuid, packed, RescueFault, unpacked } from '../../lib/rescue/file';
import {
  type Amends,
  type Draft,
  fileKey,
  type KeptFile,
  type LinkContent,
  placeOf,
  read,
  readFiles,
  type Waiting,
  write,
} from '../database';
import type { Session } from '../session';

export interface Saved {
  blob: Blob;
  name: string;
  /** Files that answers name and that this device does not have. */
  lacking: string[];
}

/** Unfinished answers, with what was added to them. */
export async function fileOfSession(session: Session): Promise<Saved> {
  const { continued: _, token: __, ...draft } = session.draft();
  const named = session.withFiles().map(({ value }) => value);
  const there = new Set(session.amends?.files);
  return saved(
    session.link,
    'unfinished',
    draft,
    named.filter((name) => !there.has(name)),
  );
}

/** Finished answers, exactly as they are to be sent: handed in twice they are one. */
export async function fileOfWaiting({ continued: _, token: __, ...item }: Waiting): Promise<Saved> {
  const content = (await read('links', item.id).catch(() => undefined))?.content;
  const link = {
    wave: { id: item.wave, title: item.title },
    unit: content?.unit ?? { kind: '', label: '' },
    instrument_version_id: item.body.instrument_version_id,
  };
  return saved(link, 'finished', { ...item }, item.body.attachments?.map(({ name }) => name) ?? []);
}

async function saved(
  link: Pick<LinkContent, 'unit' | 'instrument_version_id'> & { wave: { id: string; title: string } },
  state: Head['state'],
  content: Record<string, unknown> & { id: string },
  named: string[],
): Promise<Saved> {
  const files = (await readFiles(content.id).catch(() => [])).filter(({ name }) => named.includes(name));
  const head: Head = {
    saved_at: new Date().toISOString(),
    wave: { id: link.wave.id, title: link.wave.title },
    unit: link.unit,
    instrument_version_id: link.instrument_version_id,
    state,
    content,
  };
  const here = new Set(files.map(({ name }) => name));
  return {
    blob: packed(head, files),
    name: `${content.id.slice(-12)}.duru`,
    lacking: named.filter((name) => !here.has(name)),
  };
}

/** Where the file belongs, if not here. */
export type Elsewhere =
  | { kind: 'wave'; title: string }
  | { kind: 'unit'; label: string }
  | { kind: 'version' };

export interface Found {
  savedAt: string;
  files: KeptFile[];
  /** To be gone on with, or to be sent. */
  draft?: Draft;
  waiting?: Waiting;
}

/** @throws {RescueFault} */
export async function readRecord(file: Blob, token: string, link: LinkContent): Promise<Found | Elsewhere> {
  const { head, files } = await unpacked(file);
  if (head.wave.id !== link.wave.id) return { kind: 'wave', title: head.wave.title };
  if (head.instrument_version_id !== link.instrument_version_id) return { kind: 'version' };
  if (head.unit.id && link.unit.id && head.unit.id !== link.unit.id) {
    return { kind: 'unit', label: head.unit.label };
  }
  const record = head.state === 'finished' ? waitingFrom(head, token, link.wave.id) : draftFrom(head, token);
  const { id } = record;
  return {
    savedAt: head.saved_at,
    files: files.map(({ name, type, sha256, bytes }) => ({
      key: fileKey(id, name),
      response: id,
      name,
      type,
      bytes,
      sha256,
      keptAt: head.saved_at,
      received: false,
    })),
    ...('body' in record ? { waiting: record } : { draft: record }),
  };
}

/** On this device first, as if they had been given here. @throws when there is no room */
export async function keepFiles(found: Found): Promise<void> {
  for (const file of found.files) await write('files', file);
}

// Field by field: whatever else a file brings, such as the secret of another device, is not taken.

function draftFrom({ content }: Head, token: string): Draft {
  const id = uuidIn(content, 'id');
  const amends = amendsIn(content);
  return {
    token: placeOf(token, id),
    id,
    language: textIn(content, 'language'),
    startedAt: textIn(content, 'startedAt'),
    savedAt: textIn(content, 'savedAt'),
    screen: textIn(content, 'screen'),
    seed: textIn(content, 'seed'),
    answers: recordIn(content, 'answers') as Answers,
    ...(amends && { amends }),
  };
}

function waitingFrom({ content }: Head, token: string, wave: string): Waiting {
  const body = recordIn(content, 'body');
  const amends = amendsIn(content);
  const attachments = body.attachments === undefined ? undefined : listIn(body, 'attachments');
  return {
    id: uuidIn(content, 'id'),
    token,
    wave,
    title: textIn(content, 'title'),
    queuedAt: textIn(content, 'queuedAt'),
    body: {
      instrument_version_id: textIn(body, 'instrument_version_id'),
      language: textIn(body, 'language'),
      started_at: textIn(body, 'started_at'),
      ended_at: textIn(body, 'ended_at'),
      answers: recordIn(body, 'answers') as Answers,
      ...(attachments && { attachments: attachments.map(attachmentFrom) }),
    },
    ...(amends && { amends }),
  };
}

function attachmentFrom(one: unknown): { name: string; sha256: string; size: number } {
  if (!isRecord(one) || typeof one.size !== 'number') throw new RescueFault('broken');
  return { name: textIn(one, 'name'), sha256: textIn(one, 'sha256'), size: one.size };
}

function amendsIn(content: Fields): Amends | undefined {
  if (content.amends === undefined) return undefined;
  const amends = recordIn(content, 'amends');
  const files = listIn(amends, 'files');
  return {
    response: uuidIn(amends, 'response'),
    token: textIn(amends, 'token'),
    version: textIn(amends, 'version'),
    sentAt: textIn(amends, 'sentAt'),
    files: files.map(textFrom),
  };
}

type Fields = Record<string, unknown>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textIn = (from: Fields, name: string) => textFrom(from[name]);

function textFrom(value: unknown): string {
  if (typeof value !== 'string') throw new RescueFault('broken');
  return value;
}

/** Those that become part of an address. */
function uuidIn(from: Fields, name: string): string {
  const value = textIn(from, name);
  if (!isUuid(value)) throw new RescueFault('broken');
  return value;
}

function recordIn(from: Fields, name: string): Fields {
  const value = from[name];
  if (!isRecord(value)) throw new RescueFault('broken');
  return value;
}

function listIn(from: Fields, name: string): unknown[] {
  const value = from[name];
  if (!Array.isArray(value)) throw new RescueFault('broken');
  return value;
}
