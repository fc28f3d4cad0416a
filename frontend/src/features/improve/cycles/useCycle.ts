import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useI18n } from '../../../lib/i18n/I18n';
import { type Cycle, cycleQuery } from '../../../lib/improve/cycles';
import { useRecordEditor } from '../../../lib/offline/useRecordEditor';
import { waiting } from '../../../lib/offline/waiting';
import { useScope } from '../../../lib/scope/useScope';
import { useMe } from '../../../lib/session/me';
import { creatingBody, nextCycle, type Start, startedCycle } from './cycle-record';
import type { Stage } from './rules';
import { fieldNames } from './words';

const base = '/api/pdsa/v1/cycles';
const lists = [['cycles']];

const addressOf = (id: string) => `${base}/${id}`;
const keyOf = (id: string) => cycleQuery(id).queryKey;

export function useCycleEditor(cycle: Cycle) {
  const { t } = useI18n();
  const { to } = useScope();
  return useRecordEditor<Cycle>({
    record: `cycle:${cycle.id}`,
    path: addressOf(cycle.id),
    data: cycle,
    label: t('cycle.waiting', { title: cycle.title }),
    names: fieldNames,
    place: to(`improve/cycles/${cycle.id}`),
    query: keyOf(cycle.id),
    stale: lists,
  });
}

/** Steps that make or move a cycle; each is kept on this device at once, and sent in its turn. */
export function useCycleSteps() {
  const { t } = useI18n();
  const { to } = useScope();
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();

  const begin = async (
    cycle: Cycle,
    path: string,
    body: ReturnType<typeof creatingBody>,
    needs: string[],
  ) => {
    const place = to(`improve/cycles/${cycle.id}`);
    client.setQueryData(keyOf(cycle.id), cycle);
    await waiting.add({
      record: `cycle:${cycle.id}`,
      method: 'POST',
      path,
      body,
      label: t('cycle.waiting', { title: cycle.title }),
      names: fieldNames,
      place,
      needs,
      query: keyOf(cycle.id),
      stale: lists,
    });
    await navigate(place);
  };

  return {
    plan: (start: Start) => {
      const cycle = startedCycle(start, me.id);
      // An idea or a team may have been made on this device, too.
      const needs = [
        ...(cycle.idea_id ? [`idea:${cycle.idea_id}`] : []),
        ...(cycle.team_id ? [`team:${cycle.team_id}`] : []),
      ];
      return begin(cycle, base, creatingBody(cycle), needs);
    },
    next: (before: Cycle) => {
      const cycle = nextCycle(before, me.id);
      return begin(cycle, `${addressOf(before.id)}/next`, { id: cycle.id }, [`cycle:${before.id}`]);
    },
    move: (cycle: Cycle, stage: Stage, reason?: string) =>
      waiting.add({
        record: `cycle:${cycle.id}`,
        method: 'POST',
        path: `${addressOf(cycle.id)}/stage`,
        body: reason ? { stage, reason } : { stage },
        base: { stage: cycle.stage },
        version: cycle.version,
        label: t('cycle.waiting_move', { title: cycle.title }),
        place: to(`improve/cycles/${cycle.id}`),
        query: keyOf(cycle.id),
        stale: lists,
      }),
  };
}
