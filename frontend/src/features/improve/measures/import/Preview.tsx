import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '../../../../components/Panel';
import { useI18n } from '../../../../lib/i18n/I18n';
import type { ImportBody, ImportPreview, takeImport } from '../../../../lib/improve/measure-imports';
import type { Measure } from '../../../../lib/improve/measures';
import css from '../Measures.module.css';
import { Reading } from './Reading';
import { Rows } from './Rows';

interface PreviewProps {
  measure: Measure;
  body: ImportBody;
  preview: ImportPreview;
  busy: boolean;
  check: (body: ImportBody) => void;
  take: (choice: Parameters<typeof takeImport>[2]) => void;
}

/** What would become of every row, and what to take of it. */
export function Preview({ measure, body, preview, busy, check, take }: PreviewProps) {
  const { t } = useI18n();
  const { counts } = preview;
  return (
    <>
      <Panel title={t('import.how_read')}>
        <p className={css.small}>{t('import.how_read_hint')}</p>
        <Reading measure={measure} body={body} preview={preview} check={check} />
      </Panel>
      <Panel flush title={t('import.rows', { n: counts.rows })}>
        <p className={`${css.small} ${css.inset}`} role="status">
          {t('import.counts', {
            fresh: counts.new,
            same: counts.same,
            differs: counts.differs,
            bad: counts.bad,
          })}
        </p>
        <Rows measure={measure} rows={preview.rows} />
      </Panel>
      <Panel title={t('import.take')}>
        <Take counts={counts} busy={busy} take={take} />
      </Panel>
    </>
  );
}

type TakeProps = Pick<PreviewProps, 'busy' | 'take'> & { counts: ImportPreview['counts'] };

function Take({ counts, busy, take }: TakeProps) {
  const { t } = useI18n();
  const [replace, setReplace] = useState(false);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const stored = counts.new + (replace ? counts.differs : 0);
  const go = (which: 'all' | 'good') => {
    setAsked(true);
    if (replace && reason.trim() === '') return;
    take({ take: which, replace, reason: replace ? reason.trim() : null });
  };
  return (
    <div className={css.form}>
      {counts.differs > 0 && (
        <>
          <Checkbox
            label={t('import.replace', { n: counts.differs })}
            description={t('import.replace_hint')}
            checked={replace}
            onChange={(event) => setReplace(event.currentTarget.checked)}
          />
          {replace && (
            <TextInput
              label={t('import.replace_reason')}
              value={reason}
              maxLength={500}
              error={asked && reason.trim() === '' && t('fault.no_reason')}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </>
      )}
      <div className={css.buttons}>
        {counts.bad === 0 ? (
          <Button loading={busy} disabled={stored === 0} onClick={() => go('all')}>
            {t('import.take_all', { n: stored })}
          </Button>
        ) : (
          <Button loading={busy} disabled={stored === 0} onClick={() => go('good')}>
            {t('import.take_good', { n: stored })}
          </Button>
        )}
      </div>
      <p className={css.small}>
        {counts.bad > 0 ? t('import.mend', { n: counts.bad }) : t('import.nothing_yet')}
      </p>
    </div>
  );
}
