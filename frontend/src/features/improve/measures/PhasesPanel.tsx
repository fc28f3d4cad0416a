import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { Loaded } from '../../../components/Loaded';
import { Trouble } from '../../../components/Trouble';
import { submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { addPhase, phasesQuery, removePhase } from '../../../lib/improve/measures';
import { MarkLine, MarksPanel, type MarksProps, schoolIn, useStoring } from './Marks';
import css from './Measures.module.css';
import { readNumber } from './numbers';

/** From a day on judged by itself, because somebody says so. */
export function PhasesPanel({ measure, schoolId }: MarksProps) {
  const { t, format, language } = useI18n();
  const phases = useQuery(phasesQuery(measure.id));
  const [removing, setRemoving] = useState<string>();
  const remove = useStoring(
    measure,
    (form: FormData) => removePhase(measure.id, removing ?? '', text(form, 'text')),
    () => setRemoving(undefined),
  );
  return (
    <MarksPanel
      measure={measure}
      schoolId={schoolId}
      title={t('measure.phases')}
      hint={t('measure.phases_hint')}
      add={{
        title: t('measure.add_phase'),
        label: t('measure.phase_reason'),
        withBaseline: true,
        store: (form) =>
          addPhase(measure.id, {
            starts_on: text(form, 'day'),
            reason: text(form, 'text'),
            school_id: schoolIn(measure, form),
            baseline: readNumber(text(form, 'baseline'), language) || null,
          }),
      }}
    >
      <Loaded query={phases} rows={2}>
        {(all) => (
          <ul className={css.events}>
            {all.map(({ id, starts_on, reason, school_id, asked_otherwise_in: wave }) => (
              <MarkLine
                key={id}
                measure={measure}
                day={t('measure.phase_from', { date: format.date(starts_on) })}
                words={wave ? t('measure.asked_otherwise', { wave }) : reason}
                schoolId={school_id}
                remove={() => setRemoving(id)}
              />
            ))}
          </ul>
        )}
      </Loaded>
      {removing && (
        <Dialog title={t('measure.remove_phase')} onClose={() => setRemoving(undefined)}>
          <form className={css.form} onSubmit={submitted(remove.mutate)}>
            {remove.error && <Trouble error={remove.error} />}
            <Textarea
              label={t('measure.why_removed')}
              name="text"
              required
              withAsterisk={false}
              rows={2}
              maxLength={500}
            />
            <Button type="submit" loading={remove.isPending}>
              {t('measure.remove')}
            </Button>
          </form>
        </Dialog>
      )}
    </MarksPanel>
  );
}
