import { queryOptions } from '@tanstack/react-query';
import { accepted, identity } from '../../lib/api/client';

/** Whether this installation still waits for its first administrator. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => accepted(identity.GET('/api/identity/v1/setup')),
});
