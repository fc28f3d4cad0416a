/** A large file in pieces (tus 1.0): after any interruption it goes on where the server says it stands. */

export const PIECE = 1_048_576;

/** A request of whoever sends, with their rights; null when nobody answers. */
export type Call = (path: string, method: string, init?: RequestInit) => Promise<Response | null>;

export interface Sending {
  call: Call;
  /** Where uploads are begun. */
  address: string;
  file: { name: string; type: string; size: number; sha256: string };
  /** Where it was begun before, if it was. */
  location?: string | undefined;
  /** The bytes of the piece with this number; undefined when the browser has thrown them away. */
  piece: (number: number) => Promise<Blob | ArrayBuffer | undefined>;
  /** Puts down where it was begun, before any byte goes. */
  begun: (location: string) => Promise<void>;
  /** How far it is; `true` stops it for now. */
  arrived?: (bytes: number) => boolean;
}

export type Ended =
  | { kind: 'done'; id: string }
  /** Nobody answers, or another sends the same file: later. */
  | { kind: 'waiting'; forAll: boolean }
  | { kind: 'lost' }
  | { kind: 'refused'; response: Response };

const later = (forAll: boolean): Ended => ({ kind: 'waiting', forAll });

export async function sendFile(sending: Sending): Promise<Ended> {
  const { call, file, piece, begun, arrived = () => false } = sending;
  let { location } = sending;
  let offset = location ? await offsetOf(call, location) : 'gone';
  if (offset === 'gone') {
    const made = await begin(sending);
    if (typeof made !== 'string') return made;
    location = made;
    offset = 0;
    await begun(location);
  }
  if (offset === 'unknown' || location === undefined) return later(true);
  let at = offset;
  let stop = arrived(at);
  while (at < file.size) {
    if (stop) return later(false);
    const bytes = await piece(Math.floor(at / PIECE));
    if (!bytes) return { kind: 'lost' };
    const response = await call(location, 'PATCH', {
      headers: { 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' },
      // The server may stand in the middle of a piece.
      body: bytes.slice(at % PIECE),
    });
    if (!response) return later(true);
    if ([404, 409, 423].includes(response.status)) return later(false);
    if (!response.ok) return { kind: 'refused', response };
    const next = Number(response.headers.get('upload-offset') ?? Number.NaN);
    if (!(next > at)) return later(false);
    at = next;
    stop = arrived(at);
  }
  return { kind: 'done', id: location.split('/').at(-1) ?? '' };
}

async function offsetOf(call: Call, location: string): Promise<number | 'gone' | 'unknown'> {
  const response = await call(location, 'HEAD');
  if (!response) return 'unknown';
  if (response.status === 404 || response.status === 410) return 'gone';
  const offset = response.headers.get('upload-offset');
  return response.ok && offset !== null ? Number(offset) : 'unknown';
}

async function begin({ call, address, file }: Sending): Promise<string | Ended> {
  const metadata = Object.entries({ filename: file.name, filetype: file.type, sha256: file.sha256 })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name} ${base64(value)}`)
    .join(',');
  const response = await call(address, 'POST', {
    headers: { 'upload-length': String(file.size), 'upload-metadata': metadata },
  });
  if (!response) return later(true);
  const location = response.headers.get('location');
  if (response.ok && location) return new URL(location, window.location.origin).pathname;
  return { kind: 'refused', response };
}

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
