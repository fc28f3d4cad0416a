/** What a file of saved answers holds of this page's drafts and of what waits to be sent, and the way back. */

import type { Head } from '../../lib/rescue/file';
import { packed, RescueFault, unpacked } from '../../lib/rescue/file';
import {
  type Amends,
  type Draft,
  fileKey,
  type KeptFile,
  type LinkContent,
  placeOf,
  read,
  readFiles,
  type Submission,
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
  const record = head.state === 'finished' ? waitingFrom(head, token) : draftFrom(head, token);
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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textsOf = (from: Record<string, unknown>, ...names: string[]) =>
  names.every((name) => typeof from[name] === 'string');

function draftFrom({ content }: Head, token: string): Draft {
  const { id, answers, amends } = content;
  const isDraft =
    textsOf(content, 'id', 'language', 'startedAt', 'savedAt', 'screen', 'seed') &&
    UUID.test(String(id)) &&
    isRecord(answers) &&
    isAmends(amends);
  if (!isDraft) throw new RescueFault('broken');
  return { ...(content as unknown as Draft), token: placeOf(token, String(id)) };
}

function waitingFrom({ content }: Head, token: string): Waiting {
  const { id, body, amends } = content;
  const isWaiting =
    textsOf(content, 'id', 'wave', 'title', 'queuedAt') &&
    UUID.test(String(id)) &&
    isRecord(body) &&
    textsOf(body, 'instrument_version_id', 'language', 'started_at', 'ended_at') &&
    isRecord(body.answers) &&
    isAmends(amends);
  if (!isWaiting) throw new RescueFault('broken');
  const { attachments } = body as unknown as Submission;
  if (attachments !== undefined && !Array.isArray(attachments)) throw new RescueFault('broken');
  return { ...(content as unknown as Waiting), token };
}

const isAmends = (value: unknown): value is Amends | undefined =>
  value === undefined ||
  (isRecord(value) && textsOf(value, 'response', 'token', 'version', 'sentAt') && Array.isArray(value.files));
