import { queryOptions } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { authorisedFetch } from '../../../lib/api/authorised-fetch';
import { accepted, everyPage, pageSize, survey } from '../../../lib/api/client';
import { problemFrom } from '../../../lib/api/problem';
import { session } from '../../../lib/session/session';

const fetchConflicts = (waveId: string) =>
  everyPage((cursor) =>
    survey.GET('/api/survey/v1/waves/{wave_id}/conflicts', {
      params: { path: { wave_id: waveId }, query: { limit: pageSize, cursor } },
    }),
  );

export type Conflict = Awaited<ReturnType<typeof fetchConflicts>>[number];
export type Choice = 'keep' | 'replace';

export const conflictsQuery = (waveId: string) =>
  queryOptions({ queryKey: ['conflicts', waveId], queryFn: () => fetchConflicts(waveId) });

export const decide = (conflictId: string, choice: Choice) =>
  accepted(
    survey.POST('/api/survey/v1/conflicts/{conflict_id}:resolve', {
      params: { path: { conflict_id: conflictId } },
      body: { choice },
    }),
  );

/** The bytes at a path that the server gave. @throws {Problem | PartDown} */
export async function fileOf(path: string): Promise<Blob> {
  const response = await authorisedFetch(session)(new Request(new URL(path, window.location.origin)));
  if (!response.ok) throw problemFrom(response, await response.json().catch(() => null));
  return response.blob();
}

export interface Difference {
  /** Where the answer stands: `room · 1 · photo`. */
  at: string;
  here: ReactNode;
  other: ReactNode;
}

/** The answers in which both sides differ, in the order of the first. */
export function differences(
  here: Record<string, unknown> | null | undefined,
  other: Record<string, unknown> | null | undefined,
): Difference[] {
  const [one, two] = [flat(here ?? {}), flat(other ?? {})];
  return [...new Set([...one.keys(), ...two.keys()])]
    .map((at) => ({ at, here: one.get(at) ?? '', other: two.get(at) ?? '' }))
    .filter((row) => row.here !== row.other);
}

function flat(value: unknown, at: string[] = [], found = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value) && value.some((one) => typeof one === 'object')) {
    for (const [row, one] of value.entries()) flat(one, [...at, String(row + 1)], found);
  } else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    for (const [name, one] of Object.entries(value)) flat(one, [...at, name], found);
  } else if (value !== null && value !== undefined) {
    found.set(at.join(' · '), Array.isArray(value) ? value.join(', ') : String(value));
  }
  return found;
}
