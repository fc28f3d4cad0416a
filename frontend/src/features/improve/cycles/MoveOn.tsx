import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { Dialog } from '../../../components/Dialog';
import { submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Cycle } from '../../../lib/improve/cycles';
import { stages } from '../../../lib/improve/stages';
import type { RecordEditor } from '../../../lib/offline/useRecordEditor';
import css from './Cycle.module.css';
import { lacks, nextStage, type Part, type Stage } from './rules';
import { useCycleSteps } from './useCycle';

interface StepProps {
  editor: RecordEditor<Cycle>;
  part: Part;
}

/** To the next part once nothing is missing; each thing that is missing leads to its field. */
export function MoveOn({ editor, part }: StepProps) {
  const { t } = useI18n();
  const { move } = useCycleSteps();
  const cycle = editor.shown;
  const then = nextStage(cycle.stage);
  const missing = lacks(cycle, cycle.stage);
  if (!then || part !== cycle.stage) return null;
  const onward =
    then === 'closed' ? t('cycle.to_closed') : t('cycle.to_part', { part: t(stages[then].label) });
  return (
    <section className={css.onward} aria-label={onward}>
      {missing.length > 0 ? (
        <>
          <h3>{t('cycle.still_open')}</h3>
          <ul className={css.lacks}>
            {missing.map(({ field, text: lack, n }) => (
              <li key={field}>
                <a href={`#field-${field}`}>{t(lack, { n })}</a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className={css.hint}>{t('cycle.nothing_missing')}</p>
      )}
      <Button
        disabled={missing.length > 0}
        onClick={() => {
          editor.leave();
          void move(cycle, then);
        }}
      >
        {onward}
      </Button>
    </section>
  );
}

/** A part that is over is read; it is opened again with a reason, which stands in the history. */
export function Reopen({ editor, part }: StepProps) {
  const { t } = useI18n();
  const { move } = useCycleSteps();
  const [open, setOpen] = useState(false);
  const cycle = editor.shown;
  const again = async (form: FormData) => {
    editor.leave();
    await move(cycle, part, text(form, 'reason'));
    setOpen(false);
  };
  return (
    <div className={css.over}>
      <p>{t('cycle.part_over', { part: t(stages[part].label) })}</p>
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {t('cycle.reopen')}
      </Button>
      {open && (
        <Dialog
          title={t('cycle.reopen_title', { part: t(stages[part].label) })}
          onClose={() => setOpen(false)}
        >
          <form onSubmit={submitted((form) => void again(form))}>
            <Textarea
              name="reason"
              label={t('cycle.reopen_reason')}
              description={t('cycle.reopen_hint')}
              required
              withAsterisk={false}
              rows={3}
              mb="md"
            />
            <Button type="submit">{t('cycle.reopen')}</Button>
          </form>
        </Dialog>
      )}
    </div>
  );
}

/** After a decision: the next test of the ramp. */
export function PlanNext({ editor }: Pick<StepProps, 'editor'>) {
  const { t } = useI18n();
  const { next } = useCycleSteps();
  const cycle = editor.shown;
  return (
    <section className={css.onward} aria-label={t('cycle.next')}>
      <p className={css.hint}>{t('cycle.next_hint')}</p>
      <Button
        onClick={() => {
          editor.leave();
          void next(cycle);
        }}
      >
        {t('cycle.next')}
      </Button>
    </section>
  );
}

/** The four parts as tabs, each with its state in words and in shape. */
export function PartTabs({ cycle, part, to }: { cycle: Cycle; part: Part; to: (part: Part) => string }) {
  const { t } = useI18n();
  const order: Stage[] = ['plan', 'do', 'study', 'act', 'closed'];
  const now = order.indexOf(cycle.stage);
  return (
    <nav aria-label={t('cycle.parts')}>
      <ol className={css.parts}>
        {(['plan', 'do', 'study', 'act'] as const).map((one, index) => {
          const state = index < now ? 'past' : index === now ? 'now' : 'ahead';
          const label = {
            past: t('cycle.part_past'),
            now: t('cycle.part_now'),
            ahead: t('cycle.part_ahead'),
          }[state];
          return (
            <li key={one}>
              <Link
                className={`${css.part} ${css[state]}`}
                to={to(one)}
                replace
                aria-current={one === part ? 'page' : undefined}
              >
                <strong>{t(stages[one].label)}</strong>
                <span>{label}</span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
