import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../components/icons';
import { Panel } from '../../../components/Panel';
import { StateBadge, type Tone } from '../../../components/StateBadge';
import { Trouble } from '../../../components/Trouble';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import { type Review, reviewsQuery, withdrawReview } from '../../../lib/improve/talk';
import { useMe } from '../../../lib/session/me';
import { namesQuery } from '../../../lib/session/names';
import { AnswerReview } from './AnswerReview';
import { AskReview } from './AskReview';
import css from './Talk.module.css';
import { useTalk } from './TalkProvider';

const states: Record<Review['state'], { label: string; tone: Tone }> = {
  open: { label: msg('review.state_open'), tone: 'busy' },
  answered: { label: msg('review.state_answered'), tone: 'good' },
  withdrawn: { label: msg('review.state_withdrawn'), tone: 'quiet' },
};

interface ReviewPanelProps {
  /** A cycle that its team keeps to itself can be shown to nobody. */
  keptInTeam: boolean;
}

/** The team asks its mentor to look; the mentor answers in the same place. */
export function ReviewPanel({ keptInTeam }: ReviewPanelProps) {
  const { t } = useI18n();
  const { subject, mayWrite } = useTalk();
  const [asking, setAsking] = useState(false);
  const reviews = useQuery(reviewsQuery(subject.id));
  const all = reviews.data ?? [];
  const names = useQuery(namesQuery(all.flatMap((one) => [one.created_by, one.asked, one.closed_by])));
  if (!mayWrite && all.length === 0) return null;
  const isOpen = all.some(({ state }) => state === 'open');
  return (
    <Panel title={t('review.title')}>
      <div className={css.sheet}>
        {all.length > 0 && (
          <ul className={css.threads}>
            {all.map((review) => (
              <OneReview key={review.id} review={review} names={names.data} />
            ))}
          </ul>
        )}
        {mayWrite && asking && <AskReview onDone={() => setAsking(false)} />}
        {mayWrite && !asking && !isOpen && (
          <div>
            <p className={css.quiet}>{keptInTeam ? t('review.kept_in_team') : t('review.hint')}</p>
            <Button
              variant="light"
              leftSection={<Icon name="ask_review" />}
              disabled={keptInTeam}
              onClick={() => setAsking(true)}
            >
              {t('review.ask')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

function OneReview({ review, names }: { review: Review; names: Map<string, string> | undefined }) {
  const { t, format } = useI18n();
  const me = useMe();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawReview(review.id),
    onSuccess: () => client.invalidateQueries(reviewsQuery(review.cycle_id)),
  });
  const nameOf = (id: string) => names?.get(id) ?? (id === me.id ? me.name : t('talk.somebody'));
  const { label, tone } = states[review.state];
  return (
    <li className={css.thread}>
      <div className={css.who}>
        <StateBadge tone={tone} label={t(label)} />
        <span className={css.when}>
          {t('review.asked_by', {
            name: nameOf(review.created_by),
            whom: review.asked ? nameOf(review.asked) : t('review.any_coach'),
            date: format.date(review.created_at),
          })}
        </span>
      </div>
      <p className={css.text}>{review.question}</p>
      {review.state === 'answered' && review.closed_by && (
        <p className={css.to}>{t('review.answered_by', { name: nameOf(review.closed_by) })}</p>
      )}
      {review.may_answer && <AnswerReview reviewId={review.id} cycleId={review.cycle_id} />}
      {review.may_withdraw && (
        <Button
          variant="subtle"
          size="compact-md"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate()}
        >
          {t('review.withdraw')}
        </Button>
      )}
      {withdraw.error && <Trouble error={withdraw.error} />}
    </li>
  );
}
