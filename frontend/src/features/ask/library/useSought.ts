import { useDebouncedValue } from '@mantine/hooks';
import type { Sought } from './library';

const pauseMs = 250;

/** What is asked of the server: words when nobody types for a moment, everything else at once. */
export function useSought(sought: Sought): Sought {
  const [q] = useDebouncedValue(sought.q ?? '', pauseMs);
  return { ...sought, q };
}
