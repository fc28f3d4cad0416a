import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import type { Wave } from '../../../lib/waves/waves';
import { closeWave, openWave, waveQuery } from './wave';

/** Open and close. Both are asked first: neither can be taken back. */
export function WaveActions({ wave }: { wave: Wave }) {
  const { t } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  if (!may(me, 'wave:write', project.id) || wave.state === 'closed') return null;
  const opens = wave.state === 'draft';
  return (
    <>
      <Button onClick={() => setAsking(true)} variant={opens ? 'filled' : 'outline'}>
        {opens ? t('wave.open') : t('wave.close')}
      </Button>
      {asking && <Confirm wave={wave} opens={opens} onClose={() => setAsking(false)} />}
    </>
  );
}

function Confirm({ wave, opens, onClose }: { wave: Wave; opens: boolean; onClose: () => void }) {
  const { t } = useI18n();
  const say = useSay();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: () => (opens ? openWave(wave.id) : closeWave(wave.id)),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: waveQuery(wave.id).queryKey }),
        client.invalidateQueries({ queryKey: ['response-rates', wave.id] }),
        client.invalidateQueries({ queryKey: ['waves'] }),
      ]);
      say(opens ? t('wave.opened') : t('wave.closed_now'));
      onClose();
    },
  });
  return (
    <Dialog title={opens ? t('wave.open_title') : t('wave.close_title')} onClose={onClose}>
      <Stack>
        <p>
          {opens ? t('wave.open_text', { title: wave.title }) : t('wave.close_text', { title: wave.title })}
        </p>
        {change.error && <Trouble error={change.error} />}
        <Group>
          <Button loading={change.isPending} onClick={() => change.mutate()}>
            {opens ? t('wave.open') : t('wave.close')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
