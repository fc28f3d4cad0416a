import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { fieldError, submitted } from '../../../lib/forms/fields';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import css from '../Improve.module.css';
import type { AimFields } from './aims';

export const aimLabels: Record<keyof AimFields, string> = {
  statement: msg('newaim.statement'),
  what: msg('newaim.what'),
  for_whom: msg('newaim.for_whom'),
  how_much: msg('newaim.how_much'),
  by_when: msg('newaim.by_when'),
  group: msg('newaim.group'),
};

interface AimFormProps {
  values: AimFields;
  onChange: (values: AimFields) => void;
  error: Error | null;
  saving: boolean;
  /** The form as it stands, for what others put into it. */
  onSubmit: (form: FormData) => void;
  /** What stands above the fields: which network, what somebody else changed. */
  above?: ReactNode;
}

/** What, for whom, how much, by when, and for which group first. */
export function AimForm({ values, onChange, error, saving, onSubmit, above }: AimFormProps) {
  const { t } = useI18n();
  const field = (name: keyof AimFields) => ({
    label: t(aimLabels[name]),
    name,
    value: values[name],
    error: fieldError(error, `/${name}`),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...values, [name]: event.currentTarget.value }),
  });
  return (
    <form className={css.form} onSubmit={submitted(onSubmit)}>
      <Stack>
        {above}
        <Textarea {...field('statement')} description={t('newaim.statement_hint')} required rows={3} />
        <TextInput {...field('what')} required />
        <TextInput {...field('for_whom')} required />
        <div className={css.pair}>
          <TextInput {...field('how_much')} required />
          <TextInput {...field('by_when')} type="date" required />
        </div>
        <TextInput {...field('group')} description={t('newaim.group_hint')} />
        <div>
          <Button type="submit" loading={saving}>
            {t('app.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
