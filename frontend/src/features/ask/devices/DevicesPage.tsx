import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { waveQuery } from '../waves/wave';
import { AddDevice } from './AddDevice';
import { DeviceDialog } from './DeviceDialog';
import { DevicesTable } from './DevicesTable';
import { type Device, devicesQuery } from './devices';

export function DevicesPage() {
  const { t } = useI18n();
  const { wave: id = '' } = useParams();
  const { to } = useScope();
  const wave = useQuery(waveQuery(id));
  const devices = useQuery(devicesQuery(id));
  const [shown, setShown] = useState<Device | null>(null);
  return (
    <Page
      title={t('devices.title')}
      lead={t('devices.lead')}
      trail={[
        { label: t('ask.waves'), to: to('ask') },
        { label: wave.data?.title ?? '', to: to(`ask/waves/${id}`) },
      ]}
    >
      {wave.data?.state === 'open' && <AddDevice waveId={id} onAdded={setShown} />}
      <Panel flush title={t('devices.list')}>
        <Loaded query={devices}>
          {(all) =>
            all.length === 0 ? (
              <Empty title={t('devices.empty')} text={t('devices.empty_hint')} />
            ) : (
              <DevicesTable devices={all} onShow={setShown} />
            )
          }
        </Loaded>
      </Panel>
      {shown && <DeviceDialog device={shown} waveId={id} onClose={() => setShown(null)} />}
    </Page>
  );
}
