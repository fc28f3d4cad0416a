import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '../../../components/DataTable';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { differences } from '../conflicts/conflicts';
import css from './Edits.module.css';
import { type Edited, type Step, stepsQuery } from './edits';

export function EditedCard({ edited, waveId }: { edited: Edited; waveId: string }) {
  const { t, format } = useI18n();
  const [open, setOpen] = useState(false);
  const steps = useQuery({ ...stepsQuery(waveId, edited), enabled: open });
  const times = edited.version - 1;
  return (
    <Panel
      flush={open}
      title={t('clashes.record', { id: edited.id.slice(-12) })}
      aside={
        <Button variant="default" size="compact-md" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('edits.hide') : t('edits.show')}
        </Button>
      }
    >
      <p className={open ? `${css.facts} ${css.edge}` : css.facts}>
        {t('edits.times', { count: times })}{' '}
        {t('edits.sent', {
          first: format.dateTime(edited.received_at),
          last: format.dateTime(edited.amended_at ?? edited.received_at),
        })}
      </p>
      {open && (
        <Loaded query={steps}>{(all) => all.map((step) => <Change key={step.number} step={step} />)}</Loaded>
      )}
    </Panel>
  );
}

function Change({ step }: { step: Step }) {
  const { t, format } = useI18n();
  const rows = differences(step.before, step.after);
  const title = t('edits.change', { number: step.number, time: format.dateTime(step.at) });
  return (
    <section className={css.change} aria-label={title}>
      <h3 className={css.head}>
        {title}
        {step.cause === 'conflict' && <span className={css.cause}> · {t('edits.by_decision')}</span>}
      </h3>
      {rows.length === 0 ? (
        <p className={css.facts}>{t('edits.same')}</p>
      ) : (
        <DataTable
          caption={title}
          rows={rows}
          rowKey={(row) => row.at}
          columns={[
            { key: 'at', label: t('clashes.answer'), heading: true, cell: (row) => row.at },
            { key: 'before', label: t('edits.before'), cell: (row) => row.here || '–' },
            { key: 'after', label: t('edits.after'), cell: (row) => row.other || '–' },
          ]}
        />
      )}
    </section>
  );
}
