import { useMemo } from 'react';
import type { Comment, Subject } from '../../../lib/improve/talk';
import type { Item } from '../../../lib/offline/item';
import { useMadeHere } from '../../../lib/offline/useWaiting';

/** The comments on a record that wait on this device. */
export function useUnsent(subject: Subject, me: string): Comment[] {
  const items = useMadeHere('comment');
  return useMemo(
    () =>
      items.flatMap((item) => {
        const body = item.body as unknown as Sent | null;
        return body && body.subject.id === subject.id ? [asComment(item, body, me)] : [];
      }),
    [items, subject.id, me],
  );
}

type Sent = Pick<Comment, 'id' | 'subject'> & Partial<Comment>;

const asComment = (item: Item, body: Sent, me: string): Comment => ({
  pointer: null,
  text: '',
  prompt: null,
  mentions: [],
  reply_to: null,
  edited_at: null,
  deleted_at: null,
  resolved_at: null,
  resolved_by: null,
  may_change: false,
  ...body,
  created_by: me,
  created_at: item.madeAt,
  version: 0,
});
