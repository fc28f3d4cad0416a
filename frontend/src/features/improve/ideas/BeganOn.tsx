import { TextInput } from '@mantine/core';
import { fieldError } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';

export function BeganOn({ chosen, error }: { chosen?: string | null; error: Error | null }) {
  const { t } = useI18n();
  return (
    <TextInput
      type="date"
      label={t('idea.began_on')}
      description={t('idea.began_on_hint')}
      name="began_on"
      defaultValue={chosen ?? ''}
      error={fieldError(error, '/began_on')}
    />
  );
}
