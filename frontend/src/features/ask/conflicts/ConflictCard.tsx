import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DataTable } from '../../../components/DataTable';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import css from './Conflicts.module.css';
import { type Choice, type Conflict, conflictsQuery, decide, differences } from './conflicts';
import { SideFile } from './SideFile';

export function ConflictCard({ conflict, waveId }: { conflict: Conflict; waveId: string }) {
  const { t, format } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const { here, other } = conflict;
  const when = (at: string | undefined) => (at ? format.dateTime(at) : '–');
  const rows = conflict.kind === 'answers' ? differences(here?.answers, other.answers) : [];
  if (conflict.kind === 'file') {
    rows.push({
      at: t('clashes.file_of', { name: other.file_name ?? '' }),
      here: here && <SideFile side={here} />,
      other: <SideFile side={other} />,
    });
  }
  return (
    <Panel flush title={t('clashes.record', { id: conflict.response_id.slice(-12) })}>
      <DataTable
        caption={t('clashes.record', { id: conflict.response_id.slice(-12) })}
        rows={[
          { at: t('clashes.came'), here: when(here?.received_at), other: when(other.received_at) },
          ...rows,
        ]}
        rowKey={(row) => row.at}
        columns={[
          { key: 'at', label: t('clashes.answer'), heading: true, cell: (row) => row.at },
          { key: 'here', label: t('clashes.here'), cell: (row) => row.here || '–' },
          { key: 'other', label: t('clashes.other'), cell: (row) => row.other || '–' },
        ]}
      />
      {may(me, 'wave:write', project.id) && <Decision conflict={conflict} waveId={waveId} />}
    </Panel>
  );
}

function Decision({ conflict, waveId }: { conflict: Conflict; waveId: string }) {
  const { t } = useI18n();
  const say = useSay();
  const client = useQueryClient();
  const choose = useMutation({
    mutationFn: (choice: Choice) => decide(conflict.id, choice),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: conflictsQuery(waveId).queryKey });
      say(t('clashes.decided'));
    },
  });
  return (
    <div className={css.decision}>
      {choose.error && <Trouble error={choose.error} />}
      <Group>
        <Button variant="default" disabled={choose.isPending} onClick={() => choose.mutate('keep')}>
          {t('clashes.keep')}
        </Button>
        <Button
          variant="default"
          disabled={choose.isPending || conflict.here === null}
          onClick={() => choose.mutate('replace')}
        >
          {t('clashes.replace')}
        </Button>
      </Group>
      <p className={css.hint}>{t('clashes.hint')}</p>
    </div>
  );
}
