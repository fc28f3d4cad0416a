/** A piece of evidence is on this device at once, and on its way as soon as there is a connection. */

import { newId } from '../../../lib/ids/new-id';
import { sha256Of } from '../../../lib/media/shrink';
import type { Fields } from '../../../lib/offline/merge';
import { waiting } from '../../../lib/offline/waiting';
import type { Draft } from './draft';
import { evidenceKey } from './evidence';

export const recordOf = (id: string) => `evidence:${id}`;

/** The body of `POST /evidence` of what a person filled in. */
export function bodyOf(
  draft: Draft,
  cycleId: string,
  id: string,
  sha256: string | null,
  language: string,
): Fields {
  const { file } = draft;
  return {
    id,
    cycle_id: cycleId,
    kind: draft.kind,
    title: draft.title.trim(),
    shows: draft.shows.trim(),
    pointer: draft.pointer,
    method: draft.method,
    collected_on: draft.collectedOn || null,
    voice: draft.voice || null,
    outsider: draft.outsider,
    alt: draft.alt.trim(),
    people: draft.people || null,
    ...(draft.kind === 'link' && { url: draft.url.trim() }),
    ...(file && sha256 && { file: { name: file.name, size: file.blob.size, sha256 } }),
    ...(draft.kind === 'chart' && { chart: { measure_id: draft.measureId, language } }),
    ...(draft.kind === 'survey_result' && {
      survey: { wave_id: draft.waveId, question: draft.question.trim() },
    }),
  };
}

/** The record first, then its file in pieces: others see that something is on its way. */
export async function keepEvidence(
  draft: Draft,
  cycleId: string,
  place: string,
  language: string,
): Promise<void> {
  const { file } = draft;
  const id = newId();
  const item = {
    record: recordOf(id),
    method: 'POST' as const,
    label: draft.title.trim(),
    place,
    needs: [`cycle:${cycleId}`],
    stale: [evidenceKey(cycleId)],
  };
  const sha256 = file ? await sha256Of(file.blob) : null;
  await waiting.add({
    ...item,
    path: '/api/pdsa/v1/evidence',
    body: bodyOf(draft, cycleId, id, sha256, language),
  });
  if (file) await sendFile(id, file, item);
}

/** Its file alone: of one that waits for it, or whose first one was refused. */
export async function sendFile(
  id: string,
  file: NonNullable<Draft['file']>,
  item: { label: string; place: string; stale: unknown[][] },
): Promise<void> {
  await waiting.add({
    ...item,
    record: recordOf(id),
    method: 'POST',
    path: `/api/pdsa/v1/evidence/${id}/file`,
    body: {},
    file: { ...file, field: 'upload_id' },
  });
}
