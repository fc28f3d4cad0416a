import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../lib/api/problem';
import { Trouble } from './Trouble';
import { Waiting } from './Waiting';

interface LoadedProps<Data> {
  query: UseQueryResult<Data>;
  rows?: number;
  children: (data: Data) => ReactNode;
}

/** A query's three faces. Data that is already here stays when a later refresh fails. */
export function Loaded<Data>({ query, rows, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    const retry = isFinal(query.error) ? {} : { retry: () => void query.refetch() };
    return <Trouble error={query.error} {...retry} />;
  }
  return <Waiting rows={rows} />;
}

/** Asking again would be answered alike: it is not there, or not for this person. */
const isFinal = (error: Error) => error instanceof Problem && [403, 404, 410].includes(error.status);
