import type { QueryKey } from '@tanstack/react-query';
import type { ProblemDetail } from '../api/problem';
import type { Clash, Fields } from './merge';

/** A file that goes to the server in pieces before the record that names it. */
export interface Upload {
  name: string;
  type: string;
  size: number;
  /** Of the whole file, in hex. */
  sha256: string;
  /** Where the server takes the pieces, once it has said so. */
  location?: string;
  /** The field of the body that takes the upload's id. */
  field: string;
}

export type Trouble =
  | { kind: 'refused'; status: number; code: string; detail: string; errors: ProblemDetail[] }
  | { kind: 'conflict'; current: Fields; version: number; clashes: Clash[] };

/** Something a person made that the server has not received yet. */
export interface Item {
  id: string;
  person: string;
  /** `cycle:{id}`: what belongs to one record goes in order. */
  record: string;
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  body: Fields | null;
  /** The version that it was made from; null when the item before it in the same record makes that version. */
  version: number | null;
  /** Only for what needs If-Match: the fields as they stood when the person began. */
  base?: Fields;
  /** Sent with the change and compared with nothing: a reason, a note. */
  along?: Fields;
  /** In the person's words: what this is, for the list of what waits. */
  label: string;
  /** Message ids of the fields' names, for the choice between two versions. */
  names?: Record<string, string>;
  /** The page that shows it. */
  place?: string;
  /** Records that have to be received first: an observation after its cycle. */
  needs?: string[];
  /** The query whose data the server's answer replaces, and those to be read anew. */
  query?: QueryKey;
  stale?: QueryKey[];
  upload?: Upload;
  madeAt: string;
  /** For the server: a repeat under it is answered like the first time. New when the content changes. */
  key: string;
  /** Has been sent at least once: the server may have it although no answer came. Not changed any more. */
  tried: boolean;
  trouble?: Trouble;
}

export type ItemState = 'device' | 'sending' | 'needs-you';

/** Ids that the server's answer has to name before the device may forget. */
export function idsOf(item: Item): string[] {
  const own = item.body?.id;
  if (typeof own === 'string') return [own];
  const record = item.record.split(':')[1];
  return record && item.path.includes(record) ? [record] : [];
}
