import { authorisedFetch } from '../../../lib/api/authorised-fetch';
import { problemFrom } from '../../../lib/api/problem';
import { PIECE, sendFile } from '../../../lib/outbox/tus';
import { type CarriedFile, type Head, isUuid, RescueFault } from '../../../lib/rescue/file';
import { session } from '../../../lib/session/session';

const BASE = '/api/survey/v1';

interface Finished {
  id: string;
  body: Record<string, unknown>;
  /** A change of an answer that was received. */
  amends?: { response: string; token: string; version: string };
}

export interface Received {
  id: string;
  received_at: string;
}

/** By whose right, and for which invitation where people are invited by name. */
export interface Way {
  fetch: (request: Request) => Promise<Response>;
  invitation?: string;
}

/** By the public link that its network has, exactly as the device would have sent it: both together make one. */
export const byLink = (url: string): Way => ({
  fetch: (request) => {
    request.headers.set('Authorization', `Link ${new URL(url).pathname.split('/').at(-1)}`);
    return fetch(request);
  },
});

/** By the right of whoever is signed in to send for others. */
export const byInvitation = (invitation: string): Way => ({ fetch: authorisedFetch(session), invitation });

/** @throws {RescueFault} when what it names the response by is no id: it becomes part of an address */
export function finishedFrom({ content }: Head): Finished {
  const finished = content as unknown as Finished;
  const { id, amends } = finished;
  if (!isUuid(id) || (amends !== undefined && !isUuid(amends?.response))) throw new RescueFault('broken');
  return finished;
}

export async function handIn(head: Head, files: readonly CarriedFile[], way: Way): Promise<Received> {
  const { id, body: given, amends } = finishedFrom(head);
  const body = way.invitation ? { ...given, invitation_id: way.invitation } : given;
  const call = (path: string, method: string, init: RequestInit = {}) =>
    way.fetch(
      new Request(new URL(path.startsWith(BASE) ? path : BASE + path, window.location.origin), {
        ...init,
        method,
        credentials: 'omit',
      }),
    );
  const where = `/waves/${head.wave.id}/responses/${amends?.response ?? id}`;
  const sent = amends ? { path: `${where}/own`, body: { ...body, instance_id: id } } : { path: where, body };
  const response = await refused(
    await call(sent.path, 'PUT', {
      headers: {
        'Content-Type': 'application/json',
        ...(amends && { 'Amend-Token': amends.token, 'If-Match': amends.version }),
      },
      body: JSON.stringify(sent.body),
    }),
  );
  const received = (await response.json()) as Received;
  for (const file of files) await attach(file, where, call);
  return received;
}

type Call = (path: string, method: string, init?: RequestInit) => Promise<Response>;

async function attach(file: CarriedFile, where: string, call: Call): Promise<void> {
  const { name, type, sha256, bytes } = file;
  const ended = await sendFile({
    call: (path, method, init = {}) =>
      call(path, method, { ...init, headers: { 'tus-resumable': '1.0.0', ...init.headers } }),
    address: '/uploads',
    file: { name, type, size: bytes.byteLength, sha256 },
    piece: async (number) => bytes.slice(number * PIECE, (number + 1) * PIECE),
    begun: async () => undefined,
  });
  if (ended.kind === 'refused') await refused(ended.response);
  if (ended.kind !== 'done') throw new TypeError('the file did not go through');
  await refused(
    await call(`${where}/attachments`, 'POST', {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, upload_id: ended.id }),
    }),
  );
}

/** @throws {Problem | PartDown} */
async function refused(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw problemFrom(response, await response.json().catch(() => null));
}
