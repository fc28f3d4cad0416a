import { useQueryClient } from '@tanstack/react-query';
import { type IdeaDetail, ideaQuery } from '../../../lib/improve/ideas';
import { useMadeHere } from '../../../lib/offline/useWaiting';

interface Where {
  projectId: string;
  networkId: string | undefined;
}

/** Ideas that were made on this device and are not received yet, the newest first: no list of the server has them. */
export function useIdeasMade(
  { projectId, networkId }: Where,
  listed: readonly { id: string }[],
): IdeaDetail[] {
  const client = useQueryClient();
  const known = new Set(listed.map(({ id }) => id));
  return useMadeHere('idea')
    .flatMap(
      ({ record }) => client.getQueryData<IdeaDetail>(ideaQuery(record.slice('idea:'.length)).queryKey) ?? [],
    )
    .filter((idea) => idea.project_id === projectId && (!networkId || idea.network_id === networkId))
    .filter(({ id }) => !known.has(id))
    .reverse();
}
