import { authorisedFetch } from '../api/authorised-fetch';
import { problemFrom } from '../api/problem';
import { session } from '../session/session';

/** A tab keeps reading the object for as long as it is open; the address is given back after this time. */
const kept = 10 * 60_000;

/**
 * Opens the PDF in a new tab. The tab is opened before the download, else the browser takes it for a pop-up.
 * @throws {Problem | PartDown} when the file can't be had; the empty tab is closed again
 */
export async function openDocument(id: string): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const address = URL.createObjectURL(await fetchDocument(id));
    setTimeout(() => URL.revokeObjectURL(address), kept);
    if (tab) tab.location.href = address;
    else window.location.href = address;
  } catch (error) {
    tab?.close();
    throw error;
  }
}

async function fetchDocument(id: string): Promise<Blob> {
  const url = new URL(`/api/reports/v1/documents/${id}/file`, window.location.origin);
  const response = await authorisedFetch(session)(new Request(url));
  if (!response.ok) throw problemFrom(response, await response.json().catch(() => null));
  return new Blob([await response.arrayBuffer()], { type: 'application/pdf' });
}
