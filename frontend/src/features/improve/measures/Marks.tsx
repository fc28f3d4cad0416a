import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { submitted, textOrUndefined } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { today } from '../../../lib/improve/due';
import { type Measure, measureChanged } from '../../../lib/improve/measures';
import css from './Measures.module.css';
import { useSchools } from './Switches';

export interface MarksProps {
  measure: Measure;
  schoolId: string | undefined;
}

/** Stores something about the measure, and reads everything drawn of it anew. */
export function useStoring<Given>(
  measure: Measure,
  store: (given: Given) => Promise<unknown>,
  done?: () => void,
) {
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

/** Whom a mark is about: one school, or (null) all of them; a school's own measure says it by itself. */
export const schoolIn = (measure: Measure, form: FormData) =>
  measure.school_id ? null : (textOrUndefined(form, 'school_id') ?? null);

interface MarksPanelProps extends MarksProps {
  title: string;
  hint: string;
  /** What the button and its form are called, and the field for the words. */
  add: { title: string; label: string; withBaseline?: boolean; store: (form: FormData) => Promise<unknown> };
  children: ReactNode;
}

/** What somebody marks on the time axis, with the form that adds one. */
export function MarksPanel({ measure, schoolId, title, hint, add, children }: MarksPanelProps) {
  const { t } = useI18n();
  const [adding, setAdding] = useState(false);
  const storing = useStoring(measure, add.store, () => setAdding(false));
  return (
    <Panel folds title={title}>
      <p className={css.small}>{hint}</p>
      {children}
      {measure.may_write && (
        <Button variant="default" onClick={() => setAdding(true)}>
          {add.title}
        </Button>
      )}
      {adding && (
        <Dialog title={add.title} onClose={() => setAdding(false)}>
          <form className={css.form} onSubmit={submitted(storing.mutate)}>
            {storing.error && <Trouble error={storing.error} />}
            <MarkFields
              measure={measure}
              schoolId={schoolId}
              label={add.label}
              withBaseline={add.withBaseline}
            />
            <Button type="submit" loading={storing.isPending}>
              {t('app.save')}
            </Button>
          </form>
        </Dialog>
      )}
    </Panel>
  );
}

interface MarkLineProps {
  measure: Measure;
  day: string;
  words: string;
  schoolId: string | null;
  busy?: boolean;
  remove: () => void;
}

export function MarkLine({ measure, day, words, schoolId, busy = false, remove }: MarkLineProps) {
  const { t } = useI18n();
  return (
    <li>
      <span>
        <strong>{day}</strong> {words}
        <SchoolOf measure={measure} id={schoolId} />
      </span>
      {measure.may_write && (
        <button
          type="button"
          className={css.quiet}
          aria-label={`${t('measure.remove')}: ${words}`}
          disabled={busy}
          onClick={remove}
        >
          {t('measure.remove')}
        </button>
      )}
    </li>
  );
}

function SchoolOf({ measure, id }: { measure: Measure; id: string | null }) {
  const schools = useSchools(measure);
  const name = id && schools.find((one) => one.id === id)?.name;
  return name && id !== measure.school_id ? <span className={css.small}> · {name}</span> : null;
}

interface MarkFieldsProps extends MarksProps {
  label: string;
  withBaseline?: boolean | undefined;
}

function MarkFields({ measure, schoolId, label, withBaseline = false }: MarkFieldsProps) {
  const { t } = useI18n();
  const schools = useSchools(measure);
  return (
    <>
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
    </>
  );
}
