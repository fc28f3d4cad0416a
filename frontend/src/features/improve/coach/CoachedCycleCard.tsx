import { Link } from 'react-router';
import { StateBadge } from '../../../components/StateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import type { CoachedCycle } from '../../../lib/improve/coaching';
import { stages } from '../../../lib/improve/stages';
import { useScope } from '../../../lib/scope/useScope';
import { AnswerReview } from '../talk/AnswerReview';
import css from './Coach.module.css';
import { PassOn } from './PassOn';

/** A cycle as its coach meets it: where it stands, what it is asked, what its team asks (answered in one place). */
export function CoachedCycleCard({ cycle, answers }: { cycle: CoachedCycle; answers: boolean }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const { label, tone } = stages[cycle.stage];
  return (
    <article className={css.card}>
      <h4>
        <Link to={to(`improve/cycles/${cycle.id}`)}>{cycle.title}</Link>
      </h4>
      <p className={css.meta}>
        <StateBadge tone={tone} label={t(label)} />
        <span>{[cycle.school, cycle.team].filter(Boolean).join(' · ')}</span>
        <span>{t('coach.moved_on', { date: format.date(cycle.moved_at) })}</span>
      </p>
      {cycle.requests.map((request) => (
        <div key={request.id} className={css.request}>
          <p className={css.asked}>
            {t('coach.asks', { date: format.date(request.created_at) })} <q>{request.question}</q>
          </p>
          {answers && request.may_answer && <AnswerReview reviewId={request.id} cycleId={cycle.id} />}
        </div>
      ))}
      {cycle.prompts.length > 0 && (
        <ul className={css.prompts} aria-label={t('prompt.title')}>
          {cycle.prompts.map((prompt) => (
            <PassOn key={prompt.code} cycle={cycle} prompt={prompt} />
          ))}
        </ul>
      )}
    </article>
  );
}
