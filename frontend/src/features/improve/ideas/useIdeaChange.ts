import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSay } from '../../../components/Toaster';
import { useI18n } from '../../../lib/i18n/I18n';
import { changeIdea, type IdeaChange, type IdeaDetail } from '../../../lib/improve/ideas';

/** Sends a change made from the version on the screen, and shows what the server made of it. */
export function useIdeaChange(idea: IdeaDetail, onDone?: (idea: IdeaDetail) => void) {
  const { t } = useI18n();
  const say = useSay();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: IdeaChange) => changeIdea(idea.id, idea.version, change),
    onSuccess: async (changed) => {
      client.setQueryData(['idea', idea.id], changed);
      say(t('app.saved'));
      onDone?.(changed);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['idea'] }),
        client.invalidateQueries({ queryKey: ['ideas'] }),
        client.invalidateQueries({ queryKey: ['board'] }),
        client.invalidateQueries({ queryKey: ['spread'] }),
      ]);
    },
  });
}
