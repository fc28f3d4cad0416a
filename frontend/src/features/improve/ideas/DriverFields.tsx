import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useI18n } from '../../../lib/i18n/I18n';
import { driversQuery } from '../../../lib/improve/drivers';
import css from '../Improve.module.css';
import own from './Form.module.css';

/** The drivers of the network's theory that the idea hangs on. */
export function DriverFields({ network, chosen }: { network: string; chosen: string[] }) {
  const { t } = useI18n();
  const drivers = useQuery({ ...driversQuery(network), enabled: network !== '' });
  if (!drivers.data) return null;
  return (
    <fieldset className={css.group} key={network}>
      <legend>{t('idea.drivers')}</legend>
      {drivers.data.length === 0 && <p className={own.hint}>{t('idea.drivers_none')}</p>}
      {drivers.data.map((driver) => (
        <Checkbox
          key={driver.id}
          className={driver.depth > 0 ? own.below : undefined}
          name="driver_ids"
          value={driver.id}
          label={driver.text}
          defaultChecked={chosen.includes(driver.id)}
        />
      ))}
    </fieldset>
  );
}
