import { Button, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { type Comment, changeComment, commentsQuery } from '../../../lib/improve/talk';
import css from './Talk.module.css';
import { useTalk } from './TalkProvider';

/** One's own words once more; what they were is kept. */
export function EditComment({ comment, onDone }: { comment: Comment; onDone: () => void }) {
  const { t } = useI18n();
  const { subject } = useTalk();
  const client = useQueryClient();
  const [text, setText] = useState(comment.text);
  const change = useMutation({
    mutationFn: () => changeComment(comment, { text: text.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries(commentsQuery(subject.kind, subject.id));
      onDone();
    },
  });
  return (
    <Stack gap="xs">
      <Textarea
        aria-label={t('talk.your_comment')}
        rows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {change.error && <Trouble error={change.error} />}
      <div className={css.actions}>
        <Button size="sm" disabled={!text.trim()} loading={change.isPending} onClick={() => change.mutate()}>
          {t('app.save')}
        </Button>
        <Button size="sm" variant="default" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </Stack>
  );
}
