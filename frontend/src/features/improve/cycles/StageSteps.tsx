import { useI18n } from '../../../lib/i18n/I18n';
import type { Cycle } from '../../../lib/improve/cycles';
import { stages } from '../../../lib/improve/stages';
import css from '../Improve.module.css';

const order = ['plan', 'do', 'study', 'act'] as const;

/** Plan, do, study, act, and where this test stands. */
export function StageSteps({ stage }: { stage: Cycle['stage'] }) {
  const { t } = useI18n();
  const now = stage === 'closed' ? order.length : order.indexOf(stage);
  return (
    <ol className={css.steps} aria-label={t('cycles.stage_is', { stage: t(stages[stage].label) })}>
      {order.map((step, index) => (
        <li
          key={step}
          className={[css.step, index < now && css.past, index === now && css.now].filter(Boolean).join(' ')}
          aria-current={index === now ? 'step' : undefined}
        >
          {t(stages[step].label)}
        </li>
      ))}
    </ol>
  );
}
