import { ActionIcon, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ItemStateBadge } from '../../../components/ItemStateBadge';
import { Icon } from '../../../components/icons';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { promptText } from '../../../lib/improve/prompts';
import { type Comment, commentsQuery, deleteComment } from '../../../lib/improve/talk';
import { useWaitingOf } from '../../../lib/offline/useWaiting';
import { EditComment } from './EditComment';
import css from './Talk.module.css';
import { useTalk } from './TalkProvider';

/** One thing that somebody said: who, when, to whom. */
export function CommentItem({ comment }: { comment: Comment }) {
  const { t, format } = useI18n();
  const { nameOf } = useTalk();
  const [editing, setEditing] = useState(false);
  const [waits] = useWaitingOf(`comment:${comment.id}`);
  const told = comment.mentions.map(nameOf);
  if (comment.deleted_at) return <p className={css.quiet}>{t('talk.deleted')}</p>;
  return (
    <article className={css.comment}>
      <header className={css.who}>
        <strong>{nameOf(comment.created_by)}</strong>
        <span className={css.when}>
          {format.dateTime(comment.created_at)}
          {comment.edited_at && ` · ${t('talk.edited')}`}
        </span>
        {comment.may_change && !editing && <OwnActions comment={comment} onEdit={() => setEditing(true)} />}
      </header>
      {comment.prompt && <p className={css.prompt}>{promptText({ t, format }, comment.prompt)}</p>}
      {editing ? (
        <EditComment comment={comment} onDone={() => setEditing(false)} />
      ) : (
        comment.text && <p className={css.text}>{comment.text}</p>
      )}
      {told.length > 0 && <p className={css.to}>{t('talk.tells', { people: format.list(told) })}</p>}
      {waits && <ItemStateBadge item={waits} />}
    </article>
  );
}

function OwnActions({ comment, onEdit }: { comment: Comment; onEdit: () => void }) {
  const { t } = useI18n();
  const { subject } = useTalk();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => deleteComment(comment.id),
    onSuccess: () => client.invalidateQueries(commentsQuery(subject.kind, subject.id)),
  });
  if (remove.error) return <Trouble error={remove.error} />;
  if (sure) {
    return (
      <span className={css.sure}>
        <Button size="compact-sm" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('talk.delete_now')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setSure(false)}>
          {t('app.cancel')}
        </Button>
      </span>
    );
  }
  return (
    <span className={css.own}>
      <ActionIcon variant="subtle" size="lg" aria-label={t('talk.edit')} onClick={onEdit}>
        <Icon name="pen" size={18} />
      </ActionIcon>
      <ActionIcon variant="subtle" size="lg" aria-label={t('talk.delete')} onClick={() => setSure(true)}>
        <Icon name="bin" size={18} />
      </ActionIcon>
    </span>
  );
}
