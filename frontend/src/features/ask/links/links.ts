import { queryOptions } from '@tanstack/react-query';
import { accepted, everyPage, idempotencyKey, pageSize, survey } from '../../../lib/api/client';

const fetchLinks = (waveId: string) =>
  everyPage((cursor) =>
    survey.GET('/api/survey/v1/waves/{wave_id}/links', {
      params: { path: { wave_id: waveId }, query: { limit: pageSize, cursor } },
    }),
  );

/** A public link, or with `person` the personal link of a named wave. */
export type WaveLink = Awaited<ReturnType<typeof fetchLinks>>[number];

export const linksQuery = (waveId: string) =>
  queryOptions({ queryKey: ['links', waveId], queryFn: () => fetchLinks(waveId) });

/** Every link that is missing, or that of one invitation. */
export const makeLinks = (waveId: string, invitationId?: string) =>
  accepted(
    survey.POST('/api/survey/v1/waves/{wave_id}/links', {
      params: {
        path: { wave_id: waveId },
        query: invitationId === undefined ? {} : { invitation_id: invitationId },
      },
      headers: idempotencyKey(),
    }),
  );

export const revokeLink = (linkId: string) =>
  accepted(survey.DELETE('/api/survey/v1/links/{link_id}', { params: { path: { link_id: linkId } } }));
