import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { Icon } from '../../../../components/icons';
import { Panel } from '../../../../components/Panel';
import { submitted, text } from '../../../../lib/forms/fields';
import { useI18n } from '../../../../lib/i18n/I18n';
import { base64Of, type ImportBody } from '../../../../lib/improve/measure-imports';
import type { Measure } from '../../../../lib/improve/measures';
import css from '../Measures.module.css';
import { isRatio } from '../words';

interface SourceProps {
  measure: Measure;
  busy: boolean;
  check: (body: ImportBody) => void;
}

const mostBytes = 1_500_000;

/** Cells pasted from a spreadsheet, or a CSV file. */
export function Source({ measure, busy, check }: SourceProps) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const choose = async (file: File) => {
    setTooLarge(file.size > mostBytes);
    if (file.size <= mostBytes) check({ file: await base64Of(file) });
    if (input.current) input.current.value = ''; // the same file, mended, can be chosen again
  };
  const example = isRatio(measure.data)
    ? `${t('measure.date')}\t${measure.numerator}\t${measure.denominator}\n2027-03-01\t27\t31`
    : `${t('measure.date')}\t${measure.unit || t('measure.value')}\n2027-03-01\t12,5`;
  return (
    <Panel title={t('import.paste')}>
      <form className={css.form} onSubmit={submitted((form) => check({ text: text(form, 'cells') }))}>
        <Textarea
          label={t('import.cells')}
          description={t('import.cells_hint')}
          placeholder={example}
          name="cells"
          rows={8}
          required
          withAsterisk={false}
          spellCheck={false}
        />
        <div className={css.buttons}>
          <Button type="submit" loading={busy}>
            {t('import.check')}
          </Button>
          <Button
            variant="default"
            disabled={busy}
            leftSection={<Icon name="upload" />}
            onClick={() => input.current?.click()}
          >
            {t('import.choose_file')}
          </Button>
        </div>
        <input
          ref={input}
          hidden
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          aria-label={t('import.choose_file')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void choose(file);
          }}
        />
        {tooLarge && (
          <p className={css.error} role="alert">
            {t('import.too_many')}
          </p>
        )}
      </form>
    </Panel>
  );
}
