import { Button } from '@mantine/core';
import { DataTable } from '../../../components/DataTable';
import { Icon } from '../../../components/icons';
import { StateBadge } from '../../../components/StateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Device } from './devices';

export function DevicesTable({ devices, onShow }: { devices: Device[]; onShow: (device: Device) => void }) {
  const { t, format } = useI18n();
  return (
    <DataTable
      caption={t('devices.list')}
      rows={devices}
      rowKey={(device) => device.id}
      columns={[
        { key: 'name', label: t('devices.name'), heading: true, cell: (device) => device.name },
        { key: 'network', label: t('improve.network'), cell: (device) => device.network.label },
        {
          key: 'scope',
          label: t('devices.for'),
          cell: (device) => (device.wave_id ? t('devices.this_wave') : t('devices.every_wave')),
        },
        {
          key: 'seen',
          label: t('devices.seen'),
          cell: (device) => (device.last_seen_at ? format.dateTime(device.last_seen_at) : t('devices.never')),
        },
        {
          key: 'state',
          label: t('app.state'),
          cell: (device) => (
            <StateBadge
              tone={device.state === 'active' ? 'good' : 'quiet'}
              label={device.state === 'active' ? t('links.active') : t('links.revoked')}
            />
          ),
        },
        {
          key: 'code',
          label: t('devices.code'),
          cell: (device) =>
            device.settings_code && (
              <Button
                variant="default"
                size="sm"
                leftSection={<Icon name="qr" size={16} />}
                aria-label={t('links.show_of', { unit: device.name })}
                onClick={() => onShow(device)}
              >
                {t('links.show')}
              </Button>
            ),
        },
      ]}
    />
  );
}
