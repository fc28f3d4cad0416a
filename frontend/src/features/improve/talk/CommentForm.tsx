import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useI18n } from '../../../lib/i18n/I18n';
import { newId } from '../../../lib/ids/new-id';
import { commentsQuery } from '../../../lib/improve/talk';
import { waiting } from '../../../lib/offline/waiting';
import { MentionPicker } from './MentionPicker';
import css from './Talk.module.css';
import { useTalk } from './TalkProvider';

interface CommentFormProps {
  pointer: string | null;
  replyTo?: string;
  onDone?: () => void;
}

/** A comment is kept on this device at once and sent when there is a connection. */
export function CommentForm({ pointer, replyTo, onDone }: CommentFormProps) {
  const { t } = useI18n();
  const { subject, drafts, colleagues } = useTalk();
  const place = `${replyTo ?? ''}${pointer ?? ''}`;
  const [text, setText] = useState(drafts.get(place) ?? '');
  const [mentions, setMentions] = useState<string[]>([]);
  const id = useId();
  const type = (value: string) => {
    drafts.set(place, value);
    setText(value);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (!said) return;
    const comment = newId();
    await waiting.add({
      record: `comment:${comment}`,
      method: 'POST',
      path: '/api/pdsa/v1/comments',
      body: {
        id: comment,
        subject: { kind: subject.kind, id: subject.id },
        ...(pointer && { pointer }),
        text: said,
        mentions,
        ...(replyTo && { reply_to: replyTo }),
      },
      label: t('talk.waiting', { title: subject.title }),
      needs: [`${subject.kind}:${subject.id}`],
      stale: [[...commentsQuery(subject.kind, subject.id).queryKey]],
    });
    drafts.delete(place);
    setText('');
    setMentions([]);
    onDone?.();
  };
  return (
    <form className={css.form} onSubmit={send}>
      <Textarea
        id={id}
        label={replyTo ? t('talk.your_reply') : t('talk.your_comment')}
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {colleagues.length > 0 && (
        <MentionPicker people={colleagues} chosen={mentions} onChange={setMentions} />
      )}
      <div className={css.actions}>
        <Button type="submit" disabled={!text.trim()}>
          {t('talk.send')}
        </Button>
        {onDone && (
          <Button variant="default" onClick={onDone}>
            {t('app.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
