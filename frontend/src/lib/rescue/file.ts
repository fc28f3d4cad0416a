/**
 * Answers as a file that can be carried by hand: a line that says what it is, a head in JSON that a person can read
 * in any editor, then the bytes of photos and recordings one after the other.
 *
 *     duru-answers 1 <length of the head in bytes>\n{…}\n<bytes of the first file><bytes of the second>…
 */

export interface CarriedFile {
  name: string;
  /** Media type. */
  type: string;
  sha256: string;
  bytes: ArrayBuffer;
}

/** Where the answers belong, and they themselves: `content` is its writer's. */
export interface Head {
  saved_at: string;
  wave: { id: string; title: string };
  unit: { kind: string; id?: string; label: string };
  instrument_version_id: string;
  /** `finished`: as it is to be sent. `unfinished`: to be gone on with. */
  state: 'finished' | 'unfinished';
  content: Record<string, unknown>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);

export type Fault =
  /** Something else than such a file. */
  | 'foreign'
  /** Of a later version of the format. */
  | 'newer'
  /** Bytes are missing at its end. */
  | 'cut'
  | 'broken';

export class RescueFault extends Error {
  constructor(
    readonly fault: Fault,
    /** The photo or recording that is damaged. */
    readonly file = '',
  ) {
    super(`${fault} ${file}`);
    this.name = 'RescueFault';
  }
}

const VERSION = 1;
const LONGEST_HEAD = 8_000_000;
const FIRST_LINE = /^duru-answers (\d{1,6}) (\d{1,9})\n/;

export function packed(head: Head, files: readonly CarriedFile[]): Blob {
  const listed = files.map(({ name, type, sha256, bytes }) => ({
    name,
    type,
    sha256,
    size: bytes.byteLength,
  }));
  const said = new TextEncoder().encode(JSON.stringify({ ...head, files: listed }, null, 1));
  const first = `duru-answers ${VERSION} ${said.byteLength}\n`;
  return new Blob([first, said, '\n', ...files.map(({ bytes }) => bytes)], {
    type: 'application/octet-stream',
  });
}

/** @throws {RescueFault} */
export async function unpacked(file: Blob): Promise<{ head: Head; files: CarriedFile[] }> {
  const first = FIRST_LINE.exec(new TextDecoder('latin1').decode(await file.slice(0, 40).arrayBuffer()));
  if (!first) throw new RescueFault('foreign');
  if (Number(first[1]) > VERSION) throw new RescueFault('newer');
  const begins = first[0].length;
  const ends = begins + Number(first[2]);
  if (Number(first[2]) > LONGEST_HEAD) throw new RescueFault('broken');
  if (file.size < ends + 1) throw new RescueFault('cut');
  const { files: listed, ...head } = headOf(await file.slice(begins, ends).arrayBuffer());
  let at = ends + 1;
  const whole = listed.reduce((sum, { size }) => sum + size, at);
  if (file.size < whole) throw new RescueFault('cut');
  if (file.size > whole) throw new RescueFault('broken');
  const files: CarriedFile[] = [];
  for (const { name, type, sha256, size } of listed) {
    const bytes = await file.slice(at, at + size).arrayBuffer();
    at += size;
    if ((await hashOf(bytes)) !== sha256) throw new RescueFault('broken', name);
    files.push({ name, type, sha256, bytes });
  }
  return { head, files };
}

interface Listed {
  name: string;
  type: string;
  sha256: string;
  size: number;
}

function headOf(bytes: ArrayBuffer): Head & { files: Listed[] } {
  let said: unknown;
  try {
    said = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new RescueFault('broken');
  }
  if (!isHead(said)) throw new RescueFault('broken');
  return said;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (record: unknown, ...names: string[]): record is Record<string, unknown> =>
  isRecord(record) && names.every((name) => typeof record[name] === 'string');

function isHead(said: unknown): said is Head & { files: Listed[] } {
  return (
    areTexts(said, 'saved_at', 'instrument_version_id', 'state') &&
    (said.state === 'finished' || said.state === 'unfinished') &&
    areTexts(said.wave, 'id', 'title') &&
    areTexts(said.unit, 'kind', 'label') &&
    isRecord(said.content) &&
    Array.isArray(said.files) &&
    said.files.every(
      (one) =>
        areTexts(one, 'name', 'type', 'sha256') && Number.isSafeInteger(one.size) && Number(one.size) >= 0,
    )
  );
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
