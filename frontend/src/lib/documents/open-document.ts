import { authorisedFetch } from '../api/authorised-fetch';
import { problemFrom } from '../api/problem';
import { session } from '../session/session';

/** A tab keeps reading the object for as long as it is open; the address is given back after this time. */
const kept = 10 * 60_000;

/** Opens a report's PDF: see `openPdf`. */
export const openDocument = (id: string) => openPdf(`/api/reports/v1/documents/${id}/file`);

/**
 * Opens the PDF at a path of ours in a new tab. The tab is opened before the download, else the browser takes it
 * for a pop-up.
 * @throws {Problem | PartDown} when the file can't be had; the empty tab is closed again
 */
export async function openPdf(path: string): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const address = URL.createObjectURL(await fetchPdf(path));
    setTimeout(() => URL.revokeObjectURL(address), kept);
    if (tab) tab.location.href = address;
    else window.location.href = address;
  } catch (error) {
    tab?.close();
    throw error;
  }
}

async function fetchPdf(path: string): Promise<Blob> {
  const url = new URL(path, window.location.origin);
  const response = await authorisedFetch(session)(new Request(url));
  if (!response.ok) throw problemFrom(response, await response.json().catch(() => null));
  return new Blob([await response.arrayBuffer()], { type: 'application/pdf' });
}
