import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import type { Wave } from '../../../lib/waves/waves';

/** Devices that answer, and answers that clash: each for those who may do something about it. */
export function WaveDoors({ wave }: { wave: Wave }) {
  const { t } = useI18n();
  const { project, to } = useScope();
  const me = useMe();
  if (wave.state === 'draft') return null;
  return (
    <>
      {wave.invitation_mode === 'anonymous' && may(me, 'wave:write', project.id) && (
        <Button variant="default" component={Link} to={to(`ask/waves/${wave.id}/devices`)}>
          {t('devices.title')}
        </Button>
      )}
      {may(me, 'response:read', project.id) && (
        <>
          <Button variant="default" component={Link} to={to(`ask/waves/${wave.id}/network`)}>
            {t('ties.title')}
          </Button>
          <Button variant="default" component={Link} to={to(`ask/waves/${wave.id}/conflicts`)}>
            {t('clashes.title')}
          </Button>
        </>
      )}
    </>
  );
}
