import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { written } from '../../../components/chart/numbers';
import { useI18n } from '../../../lib/i18n/I18n';
import { formatTags } from '../../../lib/i18n/languages';
import type { Measure, Observation } from '../../../lib/improve/measures';
import improve from '../Improve.module.css';
import css from './Measures.module.css';
import { readNumber } from './numbers';
import type { Read } from './observation-body';
import { isRatio, isWhole, missingToChoose, missingWhy } from './words';

interface ValueFieldsProps {
  measure: Measure;
  /** What stands there already, when it is corrected. */
  began?: Observation;
  faults: Read['faults'];
}

/** Numerator and denominator, or one value, or why there is none. What was understood is echoed. */
export function ValueFields({ measure, began, faults }: ValueFieldsProps) {
  const { t, language } = useI18n();
  const [missing, setMissing] = useState(began?.missing != null);
  const [echo, setEcho] = useState('');
  const at = (name: keyof Read['faults']) => faults[name] && t(faults[name]);
  const understood = (event: FormEvent<HTMLDivElement>) => {
    const inputs = [...event.currentTarget.querySelectorAll('input')];
    const numbers = inputs.map(({ value }) => readNumber(value, language));
    setEcho(echoOf(measure, numbers, formatTags[language]));
  };
  const start = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value).replace('.', language === 'es' ? ',' : '.');
  const inputMode = isWhole(measure.data) ? ('numeric' as const) : ('decimal' as const);
  return (
    <>
      {!missing && isRatio(measure.data) && (
        <div className={improve.pair} onInput={understood}>
          <TextInput
            label={measure.numerator}
            name="numerator"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={start(began?.numerator)}
            error={at('numerator')}
          />
          <TextInput
            label={t('measure.out_of', { what: measure.denominator })}
            name="denominator"
            inputMode={inputMode}
            autoComplete="off"
            defaultValue={start(began?.denominator)}
            error={at('denominator')}
          />
        </div>
      )}
      {!missing && !isRatio(measure.data) && (
        <div onInput={understood}>
          <TextInput
            label={measure.unit ? t('measure.value_in', { unit: measure.unit }) : t('measure.value')}
            name="value"
            inputMode={inputMode}
            autoComplete="off"
            defaultValue={start(began?.value)}
            error={at('value')}
          />
        </div>
      )}
      {!missing && (
        <p className={css.echo} aria-live="polite">
          {echo}
        </p>
      )}
      <Checkbox
        label={t('measure.is_missing')}
        name="is_missing"
        checked={missing}
        onChange={(event) => setMissing(event.currentTarget.checked)}
      />
      {missing && (
        <NativeSelect
          label={t('measure.why_missing')}
          name="missing"
          defaultValue={began?.missing ?? 'holiday'}
          data={missingToChoose.map((value) => ({ value, label: t(missingWhy[value]) }))}
        />
      )}
      <TextInput
        label={t('measure.note')}
        description={t('measure.note_hint')}
        name="note"
        maxLength={500}
        defaultValue={began?.note ?? ''}
        error={at('note')}
      />
    </>
  );
}

/** `27 / 31 = 87,1 %`: a slip of the finger is seen before it is saved. */
export function echoOf(measure: Measure, numbers: (number | undefined)[], tag: string): string {
  const fine = numbers.filter((one): one is number => one !== undefined && !Number.isNaN(one));
  const write = (value: number) => new Intl.NumberFormat(tag, { maximumFractionDigits: 6 }).format(value);
  if (!isRatio(measure.data)) {
    const [value] = fine;
    return value === undefined ? '' : `= ${write(value)} ${measure.unit}`.trim();
  }
  const [part, whole] = fine;
  if (part === undefined || whole === undefined || whole === 0) return '';
  const shown =
    measure.data === 'proportion'
      ? written(tag, true, part / whole, 1)
      : write(Math.round((part / whole) * measure.multiplier * 1000) / 1000);
  return `${write(part)} / ${write(whole)} = ${shown}`;
}
