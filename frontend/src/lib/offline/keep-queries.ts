/** What was read with a connection is given back without one: chosen query results, kept in the vault. */

import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import type { Vault } from './vault';

/** The records and lists of improvement work, and what their pages need to be drawn. */
const keptByName = new Set([
  'me',
  'networks',
  'districts',
  'schools',
  'colleagues',
  'names',
  'aims',
  'aim',
  'cycles',
  'cycle',
  'ideas',
  'idea',
  'teams',
  'team',
  'measures',
  'measure',
  'theories',
  'theory',
  'evidence',
  'evidence-whole',
  'evidence-largest-file',
  'comments',
  'reviews',
  'coaching',
]);

const MOST = 1500;
const SOON_MS = 400;
const OLDEST = 1;

interface KeptQuery {
  queryKey: QueryKey;
  data: unknown;
  /** When the server gave it, by this device's clock. */
  at: number;
}

const isKept = ({ queryKey }: Pick<Query, 'queryKey'>): boolean => keptByName.has(String(queryKey[0]));

/** The address of a query in the vault says nothing about what was asked. */
async function addressOf(queryHash: string): Promise<string> {
  const bytes = new TextEncoder().encode(queryHash);
  if (!crypto.subtle) return queryHash;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Gives back what is kept; what is newer in memory stays. */
export async function giveBack(client: QueryClient, vault: Vault): Promise<void> {
  for (const name of keptByName) client.setQueryDefaults([name], { gcTime: Number.POSITIVE_INFINITY });
  const rows = await vault.all<KeptQuery>('query');
  const spare = rows
    .sort((a, b) => b.value.at - a.value.at)
    .slice(MOST)
    .map(({ key }) => key);
  if (spare.length > 0) await vault.remove('query', ...spare);
  for (const { value } of rows.slice(0, MOST)) {
    const there = client.getQueryState(value.queryKey)?.dataUpdatedAt ?? 0;
    // Kept while the device's clock was ahead, it would count as fresh until that day: it is as old as can be.
    const at = value.at > Date.now() ? OLDEST : value.at;
    if (there < at) client.setQueryData(value.queryKey, value.data, { updatedAt: at });
  }
}

/** From now on what the server gives is kept. @returns how to stop */
export function keepQueries(client: QueryClient, vault: Vault): () => void {
  const wanted = new Map<string, Query>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = async () => {
    const queries = [...wanted.values()];
    wanted.clear();
    for (const { queryHash, queryKey, state } of queries) {
      if (state.data === undefined) continue;
      const value: KeptQuery = { queryKey, data: state.data, at: state.dataUpdatedAt };
      await vault.put('query', await addressOf(queryHash), value);
    }
  };
  const stop = client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || !isKept(event.query)) return;
    wanted.set(event.query.queryHash, event.query);
    // Not put off by the next one: where much is read, one follows the other for minutes.
    timer ??= setTimeout(() => {
      timer = undefined;
      // No room on this device: what is on the screen is not touched by that.
      void save().catch(() => undefined);
    }, SOON_MS);
  });
  const leaving = () => void save().catch(() => undefined);
  window.addEventListener('pagehide', leaving);
  return () => {
    stop();
    clearTimeout(timer);
    window.removeEventListener('pagehide', leaving);
  };
}
