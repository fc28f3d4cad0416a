import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { PartDown } from './problem';

/** A refusal is final; a part that does not answer is asked once more. */
const retry = (failures: number, error: Error) => error instanceof PartDown && failures < 1;

export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: { queries: { retry, retryDelay: 800, staleTime: 10_000, networkMode: 'offlineFirst' } },
  });

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(newQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
