import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { accepted, survey } from '../../../lib/api/client';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import type { Wave } from '../../../lib/waves/waves';
import css from './WavePage.module.css';
import { waveQuery } from './wave';

/** What may become of answers once they were sent: changed by who sent them, looked up, handed in by file. */
export function AfterSending({ wave }: { wave: Wave }) {
  const { t } = useI18n();
  const { project, to } = useScope();
  const me = useMe();
  const reads = may(me, 'response:read', project.id);
  const sends = may(me, 'response:create', project.id) && wave.state === 'open';
  if (wave.state === 'draft') return null;
  return (
    <Panel title={t('after.title')}>
      <ul className={css.after}>
        <Amendments wave={wave} />
        {reads && (
          <li>
            <span>{t('after.edits_hint')}</span>
            <Link to={to(`ask/waves/${wave.id}/edits`)}>{t('edits.title')}</Link>
          </li>
        )}
        {sends && (
          <li>
            <span>{t('after.handin_hint')}</span>
            <Link to={to(`ask/waves/${wave.id}/hand-in`)}>{t('handin.title')}</Link>
          </li>
        )}
      </ul>
    </Panel>
  );
}

function Amendments({ wave }: { wave: Wave }) {
  const { t, format } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const say = useSay();
  const client = useQueryClient();
  const set = useMutation({
    mutationFn: () =>
      accepted(
        survey.PATCH('/api/survey/v1/waves/{wave_id}', {
          params: { path: { wave_id: wave.id } },
          headers: { 'If-Match': `"${wave.version}"` },
          body: { amendments: !wave.amendments },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: waveQuery(wave.id).queryKey }),
    onSuccess: () => say(t('after.set')),
  });
  const until = format.date(wave.ends_on);
  const sets = wave.state === 'open' && may(me, 'wave:write', project.id);
  return (
    <li>
      <span>
        {wave.amendments ? t('after.amendments_on', { date: until }) : t('after.amendments_off')}
        {set.error && <Trouble error={set.error} />}
      </span>
      {sets && (
        <Button variant="default" size="compact-md" loading={set.isPending} onClick={() => set.mutate()}>
          {wave.amendments ? t('after.forbid') : t('after.allow')}
        </Button>
      )}
    </li>
  );
}
