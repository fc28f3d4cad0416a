import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useI18n } from '../../../lib/i18n/I18n';
import {
  type Adoption,
  type IdeaBody,
  type IdeaChange,
  type IdeaDetail,
  ideaQuery,
} from '../../../lib/improve/ideas';
import { byItem, changedFields } from '../../../lib/offline/changed';
import type { Fields } from '../../../lib/offline/merge';
import { overlay, useSaveState } from '../../../lib/offline/useRecordEditor';
import { useWaitingOf } from '../../../lib/offline/useWaiting';
import { waiting } from '../../../lib/offline/waiting';
import { useScope } from '../../../lib/scope/useScope';
import { useMe } from '../../../lib/session/me';
import { historyLabels } from './history-words';
import { adoptedIdea, type Names, startedIdea } from './idea-record';

const base = '/api/pdsa/v1/ideas';
/** What counts or draws ideas beside their own pages. */
const stale = [['ideas'], ['idea'], ['board'], ['spread']];
export const recordOf = (id: string) => `idea:${id}`;

/** New ideas; each is kept on this device at once, and sent in its turn. */
export function useIdeaSteps() {
  const { t } = useI18n();
  const { to } = useScope();
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const begin = async (idea: IdeaDetail, path: string, body: object, needs: string[]) => {
    const place = to(`improve/ideas/${idea.id}`);
    client.setQueryData(ideaQuery(idea.id).queryKey, idea);
    await waiting.add({
      record: recordOf(idea.id),
      method: 'POST',
      path,
      body: { ...body, id: idea.id } as Fields,
      label: t('idea.waiting', { title: idea.title }),
      names: historyLabels,
      place,
      needs,
      stale,
    });
    await navigate(place);
  };
  return {
    create: (body: IdeaBody, names: Names) => begin(startedIdea(body, names, me.id), base, body, []),
    adopt: (parent: IdeaDetail, body: Adoption, names: Names) =>
      begin(adoptedIdea(parent, body, names, me.id), `${base}/${parent.id}/adoptions`, body, [
        recordOf(parent.id),
      ]),
  };
}

/** An idea with what was changed on this device, and the hand that changes it. */
export function useIdea(idea: IdeaDetail) {
  const { t } = useI18n();
  const { to } = useScope();
  const items = useWaitingOf(recordOf(idea.id));
  const shown = overlay(idea, items);
  const state = useSaveState(recordOf(idea.id), items);

  /** Keeps what differs from what the person saw when they began; the answer is drawn when it comes. */
  const change = async ({ reason, ...said }: IdeaChange, seen: IdeaDetail = shown) => {
    const before = seen as unknown as Fields;
    const changes = changedFields(before, said as Fields);
    // A reason belongs to the history of what was received.
    const along = reason && idea.version > 0 ? { along: { reason } } : {};
    for (const some of byItem(changes, items)) {
      const edit = {
        record: recordOf(idea.id),
        path: `${base}/${idea.id}`,
        label: t('idea.waiting', { title: shown.title }),
        names: historyLabels,
        place: to(`improve/ideas/${idea.id}`),
        query: ideaQuery(idea.id).queryKey,
        stale,
        version: seen.version,
        base: Object.fromEntries(Object.keys(some).map((name) => [name, before[name] ?? null])),
        changes: some,
        ...along,
      };
      await waiting.edit(edit, true);
    }
  };
  return { shown, items, state, change };
}
