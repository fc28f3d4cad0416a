import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { refusalOf } from '../../../components/RefusedItem';
import type { Item } from '../../../lib/offline/item';
import { waiting } from '../../../lib/offline/waiting';
import { useScope } from '../../../lib/scope/useScope';
import { useMe } from '../../../lib/session/me';
import { readDraft, writeDraft } from './drafts';
import { contentOf } from './model';
import { type Theory, theoriesQuery } from './theories';

interface Props {
  theory: Theory;
  items: Item[];
}

/**
 * A network's first theory that reached the server second: its words become a draft beside the one that came first,
 * where both are shown. Nothing leaves this device before they stand there.
 */
export function TakenFirst({ theory, items }: Props) {
  const refused = items.find((item) => item.method === 'POST' && refusalOf(item)?.code === 'theory.exists');
  return refused ? <Moving theory={theory} item={refused} /> : null;
}

function Moving({ theory, item }: { theory: Theory; item: Item }) {
  const me = useMe();
  const { to } = useScope();
  const navigate = useNavigate();
  const client = useQueryClient();
  const rows = useQuery({
    ...theoriesQuery(theory.project_id, theory.network_id),
    refetchOnMount: 'always',
    staleTime: 0,
  });
  const first = rows.data?.find((row) => !row.school_id && row.id !== theory.id)?.id;
  useEffect(() => {
    // A draft that is there already is somebody's work, too: then the refusal stays, and a person decides.
    if (!first || readDraft(me.id, first)) return;
    const draft = { content: contentOf(theory), from: 0, savedAt: new Date().toISOString() };
    if (!writeDraft(me.id, first, draft)) return;
    void waiting.discard(item.id).then(() => {
      client.removeQueries({ queryKey: ['theory', theory.id] });
      return navigate(to(`improve/theory/${first}`), { replace: true });
    });
  }, [first, me.id, theory, item.id, client, navigate, to]);
  return null;
}
