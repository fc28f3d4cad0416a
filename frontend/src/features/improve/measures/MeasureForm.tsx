import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ChoiceCards, choicesOf } from '../../../components/ChoiceCards';
import { Trouble } from '../../../components/Trouble';
import { submitted } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Measure } from '../../../lib/improve/measures';
import { CountedFields } from './CountedFields';
import { ChartFields, HowFields, TheoryFields } from './FormParts';
import css from './Measures.module.css';
import { numberFaults } from './measure-body';
import { faultAt, kinds } from './words';

interface MeasureFormProps {
  /** The measure that is changed; absent for a new one. */
  measure?: Measure;
  networks: { id: string; name: string; school_ids: string[] }[];
  network: string | undefined;
  error: Error | null;
  saving: boolean;
  onSubmit: (form: FormData) => void;
}

/** Guided: what it is for, how it is counted, when, and how it is drawn. */
export function MeasureForm({ measure, networks, network, error, saving, onSubmit }: MeasureFormProps) {
  const { t, language } = useI18n();
  const [networkId, setNetworkId] = useState(measure?.network_id ?? network ?? networks[0]?.id ?? '');
  const [data, setData] = useState<Measure['data']>(measure?.data ?? 'proportion');
  const [noNumber, setNoNumber] = useState<string[]>([]);
  const at = (pointer: string) =>
    noNumber.includes(pointer.slice(1)) ? t('fault.no_number') : faultAt(t, error, pointer);
  const submit = (form: FormData) => {
    const faults = numberFaults(form, language);
    setNoNumber(faults);
    if (faults.length === 0) onSubmit(form);
  };
  return (
    <form className={css.form} onSubmit={submitted(submit)}>
      {error && <Trouble error={error} brief />}
      <fieldset className={css.part}>
        <legend>{t('measure.part_what')}</legend>
        <TextInput
          label={t('measure.name')}
          description={t('measure.name_hint')}
          name="name"
          required
          withAsterisk={false}
          maxLength={200}
          defaultValue={measure?.name}
          error={at('/name')}
        />
        <ChoiceCards
          legend={t('measures.kind')}
          name="kind"
          choices={choicesOf(t, kinds)}
          chosen={measure?.kind ?? 'outcome'}
        />
      </fieldset>
      <CountedFields
        measure={measure}
        networks={networks}
        networkId={networkId}
        chooseNetwork={setNetworkId}
        data={data}
        chooseData={setData}
        at={at}
      />
      <HowFields measure={measure} data={data} at={at} />
      <TheoryFields key={networkId} measure={measure} networkId={networkId} at={at} />
      <ChartFields measure={measure} data={data} at={at} />
      {measure && (
        <Textarea
          label={t('measure.change_reason')}
          description={t('measure.change_reason_hint')}
          name="reason"
          rows={2}
          maxLength={1000}
        />
      )}
      <div>
        <Button type="submit" loading={saving}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  );
}
