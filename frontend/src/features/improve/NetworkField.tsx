import { NativeSelect } from '@mantine/core';
import { useI18n } from '../../lib/i18n/I18n';

interface NetworkFieldProps {
  networks: { id: string; name: string }[];
  chosen: string | undefined;
  error: string | undefined;
}

export function NetworkField({ networks, chosen, error }: NetworkFieldProps) {
  const { t } = useI18n();
  return (
    <NativeSelect
      label={t('improve.network')}
      name="network_id"
      required
      withAsterisk={false}
      defaultValue={chosen}
      data={networks.map(({ id, name }) => ({ value: id, label: name }))}
      error={error}
    />
  );
}
