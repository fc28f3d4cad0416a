import { useMemo } from 'react';
import type { SubjectKind } from '../../../lib/improve/talk';
import { may, useMe } from '../../../lib/session/me';
import { CommentsPanel } from './CommentsPanel';
import { TalkProvider } from './TalkProvider';

interface RecordTalkProps {
  kind: SubjectKind;
  record: { id: string; project_id: string; network_id: string };
  title: string;
}

const noField = () => undefined;

/** What is said about a record as a whole, at the end of its page. */
export function RecordTalk({ kind, record, title }: RecordTalkProps) {
  const me = useMe();
  const { id, project_id, network_id } = record;
  const subject = useMemo(
    () => ({ kind, id, title, projectId: project_id, networkId: network_id }),
    [kind, id, title, project_id, network_id],
  );
  return (
    <TalkProvider subject={subject} mayWrite={may(me, 'comment:write', project_id)} fieldName={noField}>
      <CommentsPanel />
    </TalkProvider>
  );
}
