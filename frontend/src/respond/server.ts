/** The two calls of the public form, and what their answers mean to it. */

import type { LinkContent, Receipt, Waiting } from './database';

export interface FieldProblem {
  pointer: string;
}

export type LinkResult =
  | { kind: 'found'; content: LinkContent }
  | { kind: 'unknown' }
  | { kind: 'unreachable' };

export type SendResult =
  | { kind: 'received'; receipt: Receipt; amendToken?: string }
  | { kind: 'waiting'; retryAfter: number; forAll?: boolean }
  | { kind: 'refused'; code: string; fields: FieldProblem[] };

const BASE = '/api/survey/v1';
/** A phone on a bad connection hangs rather than fails. */
const PATIENCE_MS = 30_000;

export async function call(
  path: string,
  token: string,
  init: RequestInit = {},
  patience = PATIENCE_MS,
): Promise<Response | null> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  const headers = { ...init.headers, Authorization: `Link ${token}` };
  try {
    return await fetch(BASE + path, { ...init, headers, signal: stop.signal, credentials: 'omit' });
  } catch {
    return null; // no connection, or none that answers: what is to be sent stays on the device
  } finally {
    clearTimeout(timer);
  }
}

export async function json(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {}; // a gateway's page instead of an answer of the service
  }
}

export async function fetchLink(token: string): Promise<LinkResult> {
  const response = await call('/links/current', token);
  if (!response) return { kind: 'unreachable' };
  if ([400, 401, 403, 404, 410].includes(response.status)) return { kind: 'unknown' };
  const body = response.ok ? await json(response) : {};
  return 'model' in body
    ? { kind: 'found', content: body as unknown as LinkContent }
    : { kind: 'unreachable' };
}

/** The answers, then the files that they name: received is only what is wholly there. */
export async function send(item: Waiting): Promise<SendResult> {
  const { amends, body } = item;
  const response = await call(responsePath(item) + (amends ? '/own' : ''), item.token, {
    method: 'PUT',
    headers: {
      'Content-Type': 'application/json',
      ...(amends && { 'Amend-Token': amends.token, 'If-Match': amends.version }),
    },
    body: JSON.stringify(amends ? { ...body, instance_id: item.id } : body),
  });
  if (!response?.ok) return failed(response);
  const received = receiptFrom(item, await json(response));
  if (received.kind !== 'received' || !item.body.attachments?.length) return received;
  try {
    const { sendFiles } = await import('./kinds/sending');
    return (await sendFiles(item)) ?? received;
  } catch {
    return { kind: 'waiting', retryAfter: 0 }; // the script or the device's files can't be read now
  }
}

/** Where the server has, or will have, the response that these answers are, or change. */
export const responsePath = ({ wave, id, amends }: Waiting) =>
  `/waves/${wave}/responses/${amends?.response ?? id}`;

/** Nobody answered or the server asks to come again; or it says no, and where. */
export async function failed(response: Response | null): Promise<SendResult> {
  if (!response || response.status >= 500 || response.status === 429 || response.status === 408) {
    return {
      kind: 'waiting',
      retryAfter: Number(response?.headers.get('Retry-After')) || 0,
      forAll: response?.status !== 500,
    };
  }
  const body = await json(response);
  return {
    kind: 'refused',
    code: typeof body.code === 'string' ? body.code : `http.${response.status}`,
    fields: fieldsOf(body.errors),
  };
}

/** Only a receipt that names this response and the hash of what was stored lets the device forget it. */
function receiptFrom(item: Waiting, body: Record<string, unknown>): SendResult {
  const { id, received_at: receivedAt, sha256, amend_token: amendToken } = body;
  const response = item.amends?.response ?? item.id;
  const named = typeof id === 'string' && id.toLowerCase() === response.toLowerCase();
  if (
    !named ||
    typeof receivedAt !== 'string' ||
    typeof sha256 !== 'string' ||
    !/^[0-9a-f]{64}$/.test(sha256)
  ) {
    return { kind: 'waiting', retryAfter: 0 };
  }
  return {
    kind: 'received',
    receipt: {
      id: item.id,
      token: item.token,
      title: item.title,
      receivedAt,
      sha256,
      ...(item.amends && { response }),
    },
    ...(typeof amendToken === 'string' && { amendToken }),
  };
}

function fieldsOf(errors: unknown): FieldProblem[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: { pointer?: unknown }) => ({ pointer: String(error.pointer ?? '') }));
}
