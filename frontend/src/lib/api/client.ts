import createClient from 'openapi-fetch';
import type { paths as IdentityPaths } from '../../api/schema/identity';
import type { paths as PdsaPaths } from '../../api/schema/pdsa';
import type { paths as ReportsPaths } from '../../api/schema/reports';
import type { paths as SurveyPaths } from '../../api/schema/survey';
import { session } from '../session/session';
import { authorisedFetch } from './authorised-fetch';
import { problemFrom } from './problem';

const options = () => ({ baseUrl: window.location.origin, fetch: authorisedFetch(session) });

export const identity = createClient<IdentityPaths>(options());
export const pdsa = createClient<PdsaPaths>(options());
export const survey = createClient<SurveyPaths>(options());
export const reports = createClient<ReportsPaths>(options());

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * The body of an accepted answer.
 * @throws {Problem | PartDown} for a refused one
 */
export async function accepted<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemFrom(response, error);
  return data as Data;
}

interface Page<Item> {
  items: Item[];
  next_cursor?: string | null;
}

/** As many as a page may hold; the services refuse a larger one. */
export const pageSize = 200;

/** Follows the cursor to the end, for lists of a bounded size (networks, links, one run's documents). */
export async function everyPage<Item>(
  read: (cursor: string | undefined) => Promise<Answer<Page<Item>>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await accepted(read(cursor));
    items.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return items;
}

/** A key for one attempt at creating something: sent again with a retry, it never makes a second one. */
export const idempotencyKey = (): Record<'Idempotency-Key', string> => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return { 'Idempotency-Key': [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
};
