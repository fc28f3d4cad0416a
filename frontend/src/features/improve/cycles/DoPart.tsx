import { Stack } from '@mantine/core';
import { useI18n } from '../../../lib/i18n/I18n';
import { type PartProps, TextField } from './Field';

/** What was done, and what one saw. */
export function DoPart(props: PartProps) {
  const { t } = useI18n();
  return (
    <Stack>
      <TextField {...props} name="happened" rows={5} hint={t('cycle.happened_hint')} />
      <TextField {...props} name="differed" rows={3} hint={t('cycle.differed_hint')} />
      <TextField {...props} name="observations" rows={4} hint={t('cycle.observations_hint')} />
    </Stack>
  );
}
