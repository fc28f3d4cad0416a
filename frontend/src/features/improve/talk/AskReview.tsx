import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useSay } from '../../../components/Toaster';
import { useI18n } from '../../../lib/i18n/I18n';
import { newId } from '../../../lib/ids/new-id';
import { reviewsQuery } from '../../../lib/improve/talk';
import { waiting } from '../../../lib/offline/waiting';
import css from './Talk.module.css';
import { useTalk } from './TalkProvider';

const coaches = ['facilitator', 'supervisor'];

/** To whoever coaches the network, or to one person of it. Kept on this device until it is received. */
export function AskReview({ onDone }: { onDone: () => void }) {
  const { t } = useI18n();
  const { subject, colleagues } = useTalk();
  const say = useSay();
  const [question, setQuestion] = useState('');
  const [asked, setAsked] = useState('');
  const byName = [...colleagues].sort((a, b) => a.name.localeCompare(b.name));
  const first = byName.filter(({ roles }) => roles.some((role) => coaches.includes(role)));
  const others = byName.filter((one) => !first.includes(one));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!question.trim()) return;
    const id = newId();
    await waiting.add({
      record: `review:${id}`,
      method: 'POST',
      path: '/api/pdsa/v1/reviews',
      body: { id, cycle_id: subject.id, question: question.trim(), ...(asked && { asked }) },
      label: t('review.waiting', { title: subject.title }),
      needs: [`cycle:${subject.id}`],
      stale: [[...reviewsQuery(subject.id).queryKey], ['coaching']],
    });
    say(t('review.sent'));
    onDone();
  };
  return (
    <form className={css.form} onSubmit={send}>
      <Textarea
        label={t('review.question')}
        description={t('review.question_hint')}
        rows={3}
        maxLength={4000}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      {byName.length > 0 && (
        <NativeSelect
          label={t('review.whom')}
          value={asked}
          onChange={(event) => setAsked(event.currentTarget.value)}
          data={[
            { value: '', label: t('review.any_coach') },
            ...[...first, ...others].map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <div className={css.actions}>
        <Button type="submit" disabled={!question.trim()}>
          {t('review.send')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
