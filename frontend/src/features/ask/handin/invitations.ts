import { queryOptions } from '@tanstack/react-query';
import { everyPage, pageSize, survey } from '../../../lib/api/client';

/** Names are asked for so many at once. */
export const MOST_OFFERED = 200;

/** The invitations that nobody has answered yet. */
export const openInvitationsQuery = (waveId: string) =>
  queryOptions({
    queryKey: ['open-invitations', waveId],
    queryFn: async () => {
      const all = await everyPage((cursor) =>
        survey.GET('/api/survey/v1/waves/{wave_id}/invitations', {
          params: { path: { wave_id: waveId }, query: { limit: pageSize, cursor } },
        }),
      );
      return all.filter(({ answered }) => !answered);
    },
  });
