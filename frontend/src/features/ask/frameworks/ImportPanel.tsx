import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link } from 'react-router';
import { Icon } from '../../../components/icons';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { Problem } from '../../../lib/api/problem';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { RowProblems } from '../instruments/RowProblems';
import css from '../instruments/UploadPanel.module.css';
import { saidIn } from '../said';
import { importFramework } from './frameworks';

/** A university brings its own, as a table or JSON; every fault is listed with its row and column. */
export function ImportPanel({ projectId }: { projectId: string }) {
  const { t, language } = useI18n();
  const { to } = useScope();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: (file: File) => importFramework(projectId, file),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['frameworks'] }),
        client.invalidateQueries({ queryKey: ['framework'] }),
      ]),
    onSettled: () => {
      if (input.current) input.current.value = ''; // the same file, mended, can be chosen again
    },
  });
  const rows = upload.error instanceof Problem ? upload.error.errors : [];
  return (
    <Panel title={t('fw.import')}>
      <div className={css.line}>
        <input
          ref={input}
          className={css.file}
          type="file"
          accept=".csv,.json"
          aria-label={t('fw.import_file')}
          tabIndex={-1}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) upload.mutate(file);
          }}
        />
        <Button
          loading={upload.isPending}
          leftSection={<Icon name="upload" />}
          onClick={() => input.current?.click()}
        >
          {t('fw.import_choose')}
        </Button>
        <span className={css.hint}>{t('fw.import_hint')}</span>
      </div>
      <div aria-live="polite" className={css.outcome}>
        {upload.error && <Trouble error={upload.error} brief />}
        {rows.length > 0 && (
          <RowProblems problems={rows.map((row) => ({ ...row, column: row.column ?? row.pointer }))} />
        )}
        {upload.data && (
          <p className={css.done}>
            <Icon name="check" />{' '}
            <Link to={to(`ask/frameworks/${upload.data.id}?number=${upload.data.number}`)}>
              {t('fw.imported', {
                title: saidIn(upload.data.title, language),
                n: upload.data.number,
              })}
            </Link>
          </p>
        )}
      </div>
    </Panel>
  );
}
