/** What the app sends into the frame. Only the app's own window, under the same address, is listened to. */

import type { Model } from '../lib/form-engine/model';

export interface Asked {
  kind: 'duru.preview';
  /** The compiled form. */
  model: Model;
  /** Its language, by code. */
  language: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What a message asks to be shown; null for anybody else's message. */
export function askedBy(event: MessageEvent, parent: Window, origin: string): Asked | null {
  if (event.origin !== origin || event.source !== parent) return null;
  const { data } = event;
  if (!isRecord(data) || data.kind !== 'duru.preview') return null;
  return isRecord(data.model) && typeof data.language === 'string' ? (data as unknown as Asked) : null;
}
