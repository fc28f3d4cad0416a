import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { submitted, text, textOrUndefined } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { today } from '../../../lib/improve/due';
import {
  addNote,
  addPhase,
  type Measure,
  measureChanged,
  notesQuery,
  phasesQuery,
  removeNote,
  removePhase,
} from '../../../lib/improve/measures';
import css from './Measures.module.css';
import { readNumber } from './numbers';
import { useSchools } from './Switches';

interface MarksProps {
  measure: Measure;
  schoolId: string | undefined;
}

/** Stores something about the measure, and reads everything drawn of it anew. */
function useStoring<Given>(measure: Measure, store: (given: Given) => Promise<unknown>, done?: () => void) {
  const { t } = useI18n();
  const client = useQueryClient();
  const say = useSay();
  return useMutation({
    mutationFn: store,
    onSuccess: async () => {
      await measureChanged(client, measure.id);
      say(t('app.saved'));
      done?.();
    },
  });
}

/** From a day on judged by itself, because somebody says so. */
export function PhasesPanel({ measure, schoolId }: MarksProps) {
  const { t, format, language } = useI18n();
  const phases = useQuery(phasesQuery(measure.id));
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<string>();
  const add = useStoring(
    measure,
    (form: FormData) =>
      addPhase(measure.id, {
        starts_on: text(form, 'day'),
        reason: text(form, 'text'),
        school_id: measure.school_id ? null : (textOrUndefined(form, 'school_id') ?? null),
        baseline: readNumber(text(form, 'baseline'), language) || null,
      }),
    () => setAdding(false),
  );
  const remove = useStoring(
    measure,
    (form: FormData) => removePhase(measure.id, removing ?? '', text(form, 'text')),
    () => setRemoving(undefined),
  );
  return (
    <Panel folds title={t('measure.phases')}>
      <p className={css.small}>{t('measure.phases_hint')}</p>
      <Loaded query={phases} rows={2}>
        {(all) => (
          <ul className={css.events}>
            {all.map((phase) => (
              <li key={phase.id}>
                <span>
                  <strong>{t('measure.phase_from', { date: format.date(phase.starts_on) })}</strong>{' '}
                  {phase.reason}
                  <SchoolOf measure={measure} id={phase.school_id} />
                </span>
                {measure.may_write && (
                  <button
                    type="button"
                    className={css.quiet}
                    aria-label={`${t('measure.remove')}: ${phase.reason}`}
                    onClick={() => setRemoving(phase.id)}
                  >
                    {t('measure.remove')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {measure.may_write && (
        <Button variant="default" onClick={() => setAdding(true)}>
          {t('measure.add_phase')}
        </Button>
      )}
      {adding && (
        <Dialog title={t('measure.add_phase')} onClose={() => setAdding(false)}>
          <MarkForm
            measure={measure}
            schoolId={schoolId}
            label={t('measure.phase_reason')}
            error={add.error}
            saving={add.isPending}
            onSubmit={add.mutate}
            withBaseline
          />
        </Dialog>
      )}
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
    </Panel>
  );
}

/** What happened on a day, beside the figures. */
export function NotesPanel({ measure, schoolId }: MarksProps) {
  const { t, format } = useI18n();
  const notes = useQuery(notesQuery(measure.id));
  const [adding, setAdding] = useState(false);
  const add = useStoring(
    measure,
    (form: FormData) =>
      addNote(measure.id, {
        on_date: text(form, 'day'),
        text: text(form, 'text'),
        school_id: measure.school_id ? null : (textOrUndefined(form, 'school_id') ?? null),
      }),
    () => setAdding(false),
  );
  const remove = useStoring(measure, (id: string) => removeNote(measure.id, id));
  return (
    <Panel folds title={t('measure.notes')}>
      <p className={css.small}>{t('measure.notes_hint')}</p>
      {remove.error && <Trouble error={remove.error} />}
      <Loaded query={notes} rows={2}>
        {(all) => (
          <ul className={css.events}>
            {all.map((note) => (
              <li key={note.id}>
                <span>
                  <strong>{format.date(note.on_date)}</strong> {note.text}
                  <SchoolOf measure={measure} id={note.school_id} />
                </span>
                {measure.may_write && (
                  <button
                    type="button"
                    className={css.quiet}
                    aria-label={`${t('measure.remove')}: ${note.text}`}
                    disabled={remove.isPending}
                    onClick={() => remove.mutate(note.id)}
                  >
                    {t('measure.remove')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {measure.may_write && (
        <Button variant="default" onClick={() => setAdding(true)}>
          {t('measure.add_note')}
        </Button>
      )}
      {adding && (
        <Dialog title={t('measure.add_note')} onClose={() => setAdding(false)}>
          <MarkForm
            measure={measure}
            schoolId={schoolId}
            label={t('measure.note_text')}
            error={add.error}
            saving={add.isPending}
            onSubmit={add.mutate}
          />
        </Dialog>
      )}
    </Panel>
  );
}

function SchoolOf({ measure, id }: { measure: Measure; id: string | null }) {
  const schools = useSchools(measure);
  const name = id && schools.find((one) => one.id === id)?.name;
  return name && id !== measure.school_id ? <span className={css.small}> · {name}</span> : null;
}

interface MarkFormProps extends MarksProps {
  label: string;
  error: Error | null;
  saving: boolean;
  withBaseline?: boolean;
  onSubmit: (form: FormData) => void;
}

function MarkForm({
  measure,
  schoolId,
  label,
  error,
  saving,
  withBaseline = false,
  onSubmit,
}: MarkFormProps) {
  const { t } = useI18n();
  const schools = useSchools(measure);
  return (
    <form className={css.form} onSubmit={submitted(onSubmit)}>
      {error && <Trouble error={error} />}
      <TextInput
        type="date"
        label={t('measure.date')}
        name="day"
        required
        withAsterisk={false}
        defaultValue={today()}
      />
      <Textarea label={label} name="text" required withAsterisk={false} rows={2} maxLength={500} />
      {!measure.school_id && (
        <NativeSelect
          label={t('measure.for_whom')}
          name="school_id"
          defaultValue={schoolId ?? ''}
          data={[
            { value: '', label: t('measure.for_all') },
            ...schools.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {withBaseline && (
        <TextInput
          label={t('measure.baseline')}
          description={t('measure.baseline_hint')}
          name="baseline"
          inputMode="numeric"
        />
      )}
      <Button type="submit" loading={saving}>
        {t('app.save')}
      </Button>
    </form>
  );
}
