import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { newId } from '../../../lib/ids/new-id';
import { answerReview, commentsQuery, reviewsQuery } from '../../../lib/improve/talk';
import css from './Talk.module.css';

/** The answer becomes a comment on the cycle, and the team is told. */
export function AnswerReview({ reviewId, cycleId }: { reviewId: string; cycleId: string }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [id] = useState(newId);
  const answer = useMutation({
    mutationFn: () => answerReview(reviewId, { id, text: text.trim(), mentions: [] }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries(reviewsQuery(cycleId)),
        client.invalidateQueries(commentsQuery('cycle', cycleId)),
        client.invalidateQueries({ queryKey: ['coaching'] }),
      ]),
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) answer.mutate();
      }}
    >
      <Textarea
        label={t('review.answer')}
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {answer.error && <Trouble error={answer.error} />}
      <div className={css.actions}>
        <Button type="submit" disabled={!text.trim()} loading={answer.isPending}>
          {t('review.send_answer')}
        </Button>
      </div>
    </form>
  );
}
