import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../components/icons';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { commentsQuery, resolveComment } from '../../../lib/improve/talk';
import type { Thread } from '../../../lib/improve/threads';
import { CommentForm } from './CommentForm';
import { CommentItem } from './CommentItem';
import css from './Talk.module.css';
import { useTalk } from './TalkProvider';

/** Open threads first as they stand; what is settled is folded away beneath. */
export function Threads({ threads, withField = false }: { threads: Thread[]; withField?: boolean }) {
  const { t } = useI18n();
  const open = threads.filter(({ root }) => !root.resolved_at);
  const settled = threads.filter(({ root }) => root.resolved_at);
  return (
    <>
      {open.length > 0 && <List threads={open} withField={withField} />}
      {settled.length > 0 && (
        <details className={css.settled}>
          <summary>{t('talk.settled', { count: settled.length })}</summary>
          <List threads={settled} withField={withField} />
        </details>
      )}
    </>
  );
}

function List({ threads, withField }: { threads: Thread[]; withField: boolean }) {
  return (
    <ul className={css.threads}>
      {threads.map((thread) => (
        <li key={thread.root.id} className={css.thread}>
          <OneThread thread={thread} withField={withField} />
        </li>
      ))}
    </ul>
  );
}

function OneThread({ thread, withField }: { thread: Thread; withField: boolean }) {
  const { t } = useI18n();
  const { mayWrite, fieldName, subject } = useTalk();
  const [replying, setReplying] = useState(false);
  const client = useQueryClient();
  const { root, replies } = thread;
  const resolved = Boolean(root.resolved_at);
  const resolve = useMutation({
    mutationFn: () => resolveComment(root.id, !resolved),
    onSuccess: () => client.invalidateQueries(commentsQuery(subject.kind, subject.id)),
  });
  const field = withField && root.pointer ? fieldName(root.pointer) : undefined;
  return (
    <>
      {field && <p className={css.place}>{field}</p>}
      <CommentItem comment={root} />
      {replies.length > 0 && (
        <ul className={css.replies}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <CommentItem comment={reply} />
            </li>
          ))}
        </ul>
      )}
      {mayWrite && root.version > 0 && (
        <div className={css.actions}>
          {!resolved && !replying && (
            <Button
              variant="subtle"
              size="compact-md"
              leftSection={<Icon name="reply" size={16} />}
              onClick={() => setReplying(true)}
            >
              {t('talk.reply')}
            </Button>
          )}
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<Icon name={resolved ? 'talk' : 'check'} size={16} />}
            loading={resolve.isPending}
            onClick={() => resolve.mutate()}
          >
            {resolved ? t('talk.open_again') : t('talk.settle')}
          </Button>
        </div>
      )}
      {resolve.error && <Trouble error={resolve.error} />}
      {replying && <CommentForm pointer={root.pointer} replyTo={root.id} onDone={() => setReplying(false)} />}
    </>
  );
}
