import { authorisedFetch } from '../api/authorised-fetch';
import { problemFrom } from '../api/problem';
import { session } from '../session/session';

/**
 * Saves the file at a path of ours where the browser saves files, under a name.
 * @throws {Problem | PartDown} when the file can't be had
 */
export async function saveFile(path: string, name: string): Promise<void> {
  const url = new URL(path, window.location.origin);
  const response = await authorisedFetch(session)(new Request(url));
  if (!response.ok) throw problemFrom(response, await response.json().catch(() => null));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
