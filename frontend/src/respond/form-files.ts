/** The pictures, sounds and videos of a questionnaire: fetched with the link, kept for use without a connection. */

import { type LinkContent, read, write } from './database';
import { call } from './server';

/** All of a questionnaire's files together, in bytes: more is fetched when it is looked at. */
const MOST_AHEAD = 25_000_000;

/** Null when it is neither here nor to be had now. */
export async function formFile(token: string, link: LinkContent, name: string): Promise<Blob | null> {
  const known = link.media?.find((one) => one.name === name);
  if (!known) return null;
  // Other bytes are another file, also under the same name.
  const key = `${link.instrument_version_id}/${name}/${known.md5}`;
  const kept = await read('media', key).catch(() => undefined);
  if (kept) return new Blob([kept.bytes], { type: kept.type });
  const response = await call(`/links/current/media/${encodeURIComponent(name)}`, token);
  if (!response?.ok) return null;
  const bytes = await response.arrayBuffer();
  await write('media', { key, type: known.media_type, bytes }).catch(() => undefined);
  return new Blob([bytes], { type: known.media_type });
}

/** So that the questionnaire is whole without a connection. */
export async function keepFormFiles(token: string, link: LinkContent): Promise<void> {
  const shown = new Set(
    Object.values(link.model.media ?? {}).flatMap((row) => row.flatMap((files) => Object.values(files))),
  );
  let left = MOST_AHEAD;
  for (const file of link.media ?? []) {
    left -= file.size;
    if (shown.has(file.name) && left >= 0) await formFile(token, link, file.name);
  }
}
