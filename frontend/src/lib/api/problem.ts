/** The four parts of the system that a page can need. */
export const parts = ['identity', 'pdsa', 'survey', 'reports'] as const;
export type Part = (typeof parts)[number];

export interface ProblemDetail {
  pointer?: string;
  sheet?: string;
  row?: number;
  column?: string;
  code?: string;
  message?: string;
  fix?: string;
  /** What would mend it, to be sent back as it is. */
  repair?: string;
}

/** A refusal with its stable code, as RFC 9457 problem+json carries it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly part: Part,
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: ProblemDetail[] = [],
    readonly requestId: string | null = null,
    /** Seconds that the server asks to wait (429 and 503). */
    readonly retryAfter: number | null = null,
    /** The whole body: some refusals carry more, for example `enrolment_token`. */
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code} (${status} from ${part})`);
  }
}

/** A part that does not answer: no connection, or the gateway found nobody behind it. */
export class PartDown extends Error {
  override readonly name = 'PartDown';
  constructor(
    readonly part: Part,
    readonly offline: boolean,
  ) {
    super(`${part} does not answer`);
  }
}

export const partOf = (url: string): Part => {
  const name = /\/api\/([a-z]+)\//.exec(url)?.[1];
  return parts.find((part) => part === name) ?? 'identity';
};

/** `survey-api` or `survey`, as a service names another that it needs. */
const partNamed = (name: unknown): Part | undefined =>
  typeof name === 'string' ? parts.find((part) => name.startsWith(part)) : undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Reads a refused answer; anything but problem+json still gets a code, from its status. */
export function problemFrom(response: Response, body: unknown): Problem | PartDown {
  const part = partOf(response.url);
  if (isRecord(body) && body.code === 'unavailable') return new PartDown(partNamed(body.part) ?? part, false);
  if (isRecord(body) && typeof body.code === 'string') {
    return new Problem(
      part,
      response.status,
      body.code,
      typeof body.detail === 'string' ? body.detail : '',
      Array.isArray(body.errors) ? (body.errors as ProblemDetail[]) : [],
      typeof body.request_id === 'string' ? body.request_id : response.headers.get('x-request-id'),
      Number(response.headers.get('retry-after')) || null,
      body,
    );
  }
  if ([502, 503, 504].includes(response.status)) return new PartDown(part, false);
  return new Problem(part, response.status, `http.${response.status}`, '');
}
