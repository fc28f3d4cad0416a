import type { components } from '../../api/schema/pdsa';
import { accepted, idempotencyKey, pdsa } from '../api/client';

export type ImportBody = components['schemas']['ImportIn'];
export type ImportPreview = components['schemas']['ImportPreview'];
export type ImportRow = components['schemas']['ImportRow'];
export type ImportResult = components['schemas']['ImportResult'];
export type ImportRole = ImportPreview['missing_columns'][number];

/** Stores nothing. */
export const previewImport = (measureId: string, body: ImportBody) =>
  accepted(
    pdsa.POST('/api/pdsa/v1/measures/{measure_id}/imports:preview', {
      params: { path: { measure_id: measureId } },
      body,
    }),
  );

export const takeImport = (
  measureId: string,
  body: ImportBody,
  choice: { take: 'all' | 'good'; replace: boolean; reason: string | null },
) =>
  accepted(
    pdsa.POST('/api/pdsa/v1/measures/{measure_id}/imports', {
      params: { path: { measure_id: measureId } },
      headers: idempotencyKey(),
      body: { ...body, ...choice },
    }),
  );

/** A file's bytes in Base64, by pieces: one call with all of them would overflow the stack. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}
