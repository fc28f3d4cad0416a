import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Icon } from '../../../components/icons';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { Problem } from '../../../lib/api/problem';
import { useI18n } from '../../../lib/i18n/I18n';
import { type Instrument, uploadInstrument } from './instruments';
import { Repairs } from './Repairs';
import { RowProblems } from './RowProblems';
import css from './UploadPanel.module.css';

interface Attempt {
  file: File;
  repairs?: string[];
}

/** Upload an XLSForm; every fault is listed with its sheet, row and column. */
export function UploadPanel({ projectId }: { projectId: string }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: ({ file, repairs }: Attempt) => uploadInstrument(projectId, file, repairs),
    onSuccess: () => client.invalidateQueries({ queryKey: ['instruments'] }),
    onSettled: () => {
      if (input.current) input.current.value = ''; // the same file, mended, can be chosen again
    },
  });
  const rows = upload.error instanceof Problem ? upload.error.errors : [];
  const offered = [...new Set(rows.flatMap((row) => row.repair ?? []))].sort();
  const last = upload.variables;
  return (
    <Panel title={t('upload.title')}>
      <div className={css.line}>
        <input
          ref={input}
          className={css.file}
          id="xlsform"
          type="file"
          accept=".xlsx,.xls,.csv,.md"
          aria-label={t('upload.file')}
          tabIndex={-1}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) upload.mutate({ file });
          }}
        />
        <Button
          loading={upload.isPending}
          leftSection={<Icon name="upload" />}
          onClick={() => input.current?.click()}
        >
          {t('upload.choose')}
        </Button>
        <span className={css.hint}>{t('upload.hint')}</span>
      </div>
      <div aria-live="polite" className={css.outcome}>
        {upload.error && <Trouble error={upload.error} brief />}
        {offered.length > 0 && last && (
          <Repairs
            key={`${last.file.name} ${last.file.lastModified} ${offered.join(' ')}`}
            offered={offered}
            busy={upload.isPending}
            onTake={(taken) =>
              upload.mutate({ file: last.file, repairs: [...(last.repairs ?? []), ...taken] })
            }
          />
        )}
        {rows.length > 0 && <RowProblems problems={rows} />}
        {upload.data && <Uploaded instrument={upload.data} />}
      </div>
    </Panel>
  );
}

function Uploaded({ instrument }: { instrument: Instrument }) {
  const { t } = useI18n();
  return (
    <>
      <p className={css.done}>
        <Icon name="check" />{' '}
        {t('upload.done', { title: instrument.title, version: instrument.version, n: instrument.questions })}
      </p>
      {instrument.problems.length > 0 && <RowProblems problems={instrument.problems} />}
    </>
  );
}
