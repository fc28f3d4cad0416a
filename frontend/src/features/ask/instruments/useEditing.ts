import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useScope } from '../../../lib/scope/useScope';
import { beginDraft, draftsQuery } from './drafts';
import type { Instrument } from './instruments';

/** Opens the draft of the next version; begins one where there is none yet. */
export function useEditing() {
  const { project, to } = useScope();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (newest: Instrument) => {
      const drafts = await client.fetchQuery(draftsQuery(project.id));
      const there = drafts.find((draft) => draft.based_on === newest.version_id);
      if (there) return there;
      const { title, version_id } = newest;
      return beginDraft({ project_id: project.id, title, version_id });
    },
    onSuccess: async (draft) => {
      await client.invalidateQueries({ queryKey: ['drafts'] });
      await navigate(to(`ask/questionnaires/drafts/${draft.id}`));
    },
  });
}
