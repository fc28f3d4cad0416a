import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CopyButton } from '../../../components/CopyButton';
import { Dialog } from '../../../components/Dialog';
import { QrCode } from '../../../components/QrCode';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import css from '../links/Links.module.css';
import { type Device, devicesQuery, revokeDevice } from './devices';

interface DeviceDialogProps {
  device: Device;
  waveId: string;
  onClose: () => void;
}

/** The code that sets Collect up, and the way to take it back. */
export function DeviceDialog({ device, waveId, onClose }: DeviceDialogProps) {
  const { t } = useI18n();
  const say = useSay();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeDevice(device.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: devicesQuery(waveId).queryKey });
      say(t('devices.revoked_now'));
      onClose();
    },
  });
  return (
    <Dialog title={device.name} onClose={onClose}>
      <div className={css.shown}>
        <QrCode text={device.settings_code ?? ''} label={t('devices.qr_of', { name: device.name })} />
        <p className={css.hint}>{t('devices.scan')}</p>
        <p className={css.hint}>{t('devices.by_hand')}</p>
        <span className={css.url}>{device.server_url}</span>
        <Group>
          <CopyButton text={device.server_url ?? ''} />
          <Button
            variant="subtle"
            color="red"
            size="sm"
            loading={revoke.isPending}
            onClick={() => revoke.mutate()}
          >
            {t('links.revoke')}
          </Button>
        </Group>
        <p className={css.hint}>{t('devices.revoke_hint')}</p>
        {revoke.error && <Trouble error={revoke.error} />}
      </div>
    </Dialog>
  );
}
