import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ChoiceCards, choicesOf } from '../../../components/ChoiceCards';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import type { Measure } from '../../../lib/improve/measures';
import { schoolsQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import improve from '../Improve.module.css';
import { NetworkField } from '../NetworkField';
import css from './Measures.module.css';
import { SurveySource } from './SurveySource';
import { datas, isRatio } from './words';

export interface PartProps {
  measure: Measure | undefined;
  data: Measure['data'];
  /** The word on one field, by its pointer. */
  at: (pointer: string) => string | undefined;
}

interface CountedFieldsProps extends PartProps {
  networks: { id: string; name: string; school_ids: string[] }[];
  networkId: string;
  chooseNetwork: (id: string) => void;
  chooseData: (data: Measure['data']) => void;
}

const sources = {
  typed: { label: msg('measure.source_typed'), hint: msg('measure.source_typed_hint') },
  survey: { label: msg('measure.source_survey'), hint: msg('measure.source_survey_hint') },
};

/** Of whom, from where, and what is counted: so that two people find the same number. */
export function CountedFields(props: CountedFieldsProps) {
  const { t } = useI18n();
  const { measure, data, chooseData, at } = props;
  const [source, setSource] = useState<'typed' | 'survey'>(measure?.source.kind ?? 'typed');
  const surveyed = source === 'survey';
  return (
    <fieldset className={css.part}>
      <legend>{t('measure.part_counted')}</legend>
      {!measure && <WhoseFields {...props} />}
      {!measure && (
        <ChoiceCards
          legend={t('measure.source')}
          name="source"
          choices={choicesOf(t, sources)}
          chosen={source}
          onChange={setSource}
        />
      )}
      {!measure && surveyed && (
        <SurveySource error={at('/source/survey/categories') ?? at('/source/categories')} />
      )}
      {!measure && !surveyed && (
        <ChoiceCards
          legend={t('measure.data')}
          name="data"
          choices={choicesOf(t, datas)}
          chosen={data}
          onChange={chooseData}
        />
      )}
      {(isRatio(data) || surveyed) && <RatioFields {...props} surveyed={surveyed} />}
      {!surveyed && data !== 'proportion' && (
        <TextInput
          label={t('measure.unit')}
          description={t('measure.unit_hint')}
          name="unit"
          maxLength={60}
          defaultValue={measure?.unit}
          error={at('/unit')}
        />
      )}
      <Textarea
        label={t('measure.definition')}
        description={t('measure.definition_hint')}
        name="definition"
        rows={3}
        maxLength={1000}
        defaultValue={measure?.definition}
        error={at('/definition')}
      />
    </fieldset>
  );
}

function WhoseFields({ networks, networkId, chooseNetwork, at }: CountedFieldsProps) {
  const { t } = useI18n();
  const { project } = useScope();
  const schools = useQuery(schoolsQuery(project.id));
  const own = new Set(networks.find(({ id }) => id === networkId)?.school_ids);
  return (
    <div
      className={improve.pair}
      onChange={(event) => {
        const field = event.target as unknown as HTMLSelectElement;
        if (field.name === 'network_id') chooseNetwork(field.value);
      }}
    >
      <NetworkField networks={networks} chosen={networkId} error={at('/network_id')} />
      <NativeSelect
        label={t('measure.whose')}
        name="school_id"
        data={[
          { value: '', label: t('measure.whose_network') },
          ...(schools.data ?? [])
            .filter(({ id }) => own.has(id))
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        error={at('/school_id')}
      />
    </div>
  );
}

function RatioFields({ measure, data, at, surveyed }: PartProps & { surveyed: boolean }) {
  const { t } = useI18n();
  return (
    <>
      <TextInput
        label={t('measure.numerator')}
        description={t('measure.numerator_hint')}
        name="numerator"
        required
        withAsterisk={false}
        maxLength={1000}
        defaultValue={measure?.numerator}
        error={at('/numerator')}
      />
      <TextInput
        label={t('measure.denominator')}
        description={t('measure.denominator_hint')}
        name="denominator"
        required
        withAsterisk={false}
        maxLength={1000}
        defaultValue={measure?.denominator}
        error={at('/denominator')}
      />
      {data === 'rate' && !surveyed && (
        <NativeSelect
          label={t('measure.multiplier')}
          name="multiplier"
          defaultValue={String(measure?.multiplier ?? 100)}
          data={['1', '10', '100', '1000', '10000', '100000']}
          error={at('/multiplier')}
        />
      )}
    </>
  );
}
