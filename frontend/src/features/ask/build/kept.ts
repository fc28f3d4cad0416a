/** What was written and the server does not have yet, on this device: encrypted, under the person's key. */

import { device } from '../../../lib/offline/device';
import { questionnaireDrafts as kind } from '../../../lib/offline/drafts-here';
import type { Sheets } from './sheets';

export interface Kept {
  title: string;
  sheets: Sheets;
  /** The version of the draft that it was written on. */
  version: number;
  at: string;
}

export const readKept = async (draft: string): Promise<Kept | undefined> =>
  device.vault?.get<Kept>(kind, draft).catch(() => undefined);

/** False when this device keeps nothing beyond the page. */
export async function writeKept(draft: string, kept: Kept): Promise<boolean> {
  const { vault } = device;
  if (!vault) return false;
  await vault.put(kind, draft, kept).catch(() => undefined);
  return vault.lasting;
}

export const dropKept = async (draft: string): Promise<void> =>
  device.vault?.remove(kind, draft).catch(() => undefined);
