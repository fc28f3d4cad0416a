import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSay } from '../../../components/Toaster';
import { submitted, textOrUndefined } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { newId } from '../../../lib/ids/new-id';
import { today } from '../../../lib/improve/due';
import type { Measure } from '../../../lib/improve/measures';
import { waiting } from '../../../lib/offline/waiting';
import { useScope } from '../../../lib/scope/useScope';
import css from './Measures.module.css';
import { type Read, readObservation } from './observation-body';
import { observationItem, observesAt } from './observation-item';
import { useSchools, useWish } from './Switches';
import { ValueFields } from './ValueFields';

interface AddObservationProps {
  measure: Measure;
  done: () => void;
}

/** One value, on a phone, also without a connection: kept on this device first and sent from there. */
export function AddObservation({ measure, done }: AddObservationProps) {
  const { t, language } = useI18n();
  const { to } = useScope();
  const say = useSay();
  const [wish] = useWish();
  const schools = useSchools(measure).filter(({ id }) => observesAt(measure, id));
  const [read, setRead] = useState<Read>({ faults: {} });
  const save = async (form: FormData) => {
    const found = readObservation(form, measure.data, language, today());
    setRead(found);
    if (!found.body) return;
    const body = {
      id: newId(),
      ...found.body,
      school_id: measure.school_id ?? textOrUndefined(form, 'school_id') ?? null,
      subgroup: textOrUndefined(form, 'subgroup') ?? null,
    };
    await waiting.add(observationItem(measure, body, to(`improve/measures/${measure.id}`)));
    say(t('measure.value_kept'));
    done();
  };
  return (
    <form onSubmit={submitted((form) => void save(form))} noValidate>
      <Stack>
        <TextInput
          type="date"
          label={t('measure.date')}
          name="on_date"
          defaultValue={today()}
          max={today()}
          error={read.faults.on_date && t(read.faults.on_date)}
        />
        {!measure.school_id && (
          <NativeSelect
            label={t('measure.whose')}
            name="school_id"
            defaultValue={wish.schoolId ?? ''}
            data={[
              { value: '', label: measure.network ?? t('measure.whose_network') },
              ...schools.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {measure.subgroups.length > 0 && (
          <NativeSelect
            label={t('measure.group')}
            name="subgroup"
            defaultValue={wish.subgroup ?? ''}
            data={[{ value: '', label: t('measure.everybody') }, ...measure.subgroups]}
          />
        )}
        <ValueFields measure={measure} faults={read.faults} />
        <div className={css.glance}>
          <Button type="submit" fullWidth>
            {t('app.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
