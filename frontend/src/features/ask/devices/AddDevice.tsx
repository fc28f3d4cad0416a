import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { fieldError, submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { networksQuery } from '../../../lib/scope/networks';
import { useScope } from '../../../lib/scope/useScope';
import { addDevice, type Device, devicesQuery } from './devices';

interface AddDeviceProps {
  waveId: string;
  onAdded: (device: Device) => void;
}

/** A name for people, and the network that the device answers for. */
export function AddDevice({ waveId, onAdded }: AddDeviceProps) {
  const { t, language } = useI18n();
  const { project, networkId } = useScope();
  const client = useQueryClient();
  const networks = useQuery(networksQuery(project.id));
  const add = useMutation({
    mutationFn: (form: FormData) =>
      addDevice(project.id, waveId, text(form, 'network_id'), text(form, 'name'), language),
    onSuccess: async (device) => {
      await client.invalidateQueries({ queryKey: devicesQuery(waveId).queryKey });
      onAdded(device);
    },
  });
  return (
    <Panel title={t('devices.add')}>
      <Loaded query={networks}>
        {(all) => (
          <form onSubmit={submitted((form) => add.mutate(form))}>
            <Stack maw="28rem">
              {add.error && <Trouble error={add.error} />}
              <TextInput
                label={t('devices.name')}
                description={t('devices.name_hint')}
                name="name"
                required
                withAsterisk={false}
                maxLength={200}
                error={fieldError(add.error, '/name')}
              />
              <NativeSelect
                label={t('improve.network')}
                name="network_id"
                required
                withAsterisk={false}
                defaultValue={networkId}
                data={all.map(({ id, name }) => ({ value: id, label: name }))}
                error={fieldError(add.error, '/network_id')}
              />
              <div>
                <Button type="submit" loading={add.isPending}>
                  {t('devices.add')}
                </Button>
              </div>
            </Stack>
          </form>
        )}
      </Loaded>
    </Panel>
  );
}
