import { Stack } from '@mantine/core';
import { useI18n } from '../../../lib/i18n/I18n';
import css from '../Improve.module.css';
import { DateField, type PartProps, TextField } from './Field';
import { Questions } from './Questions';

/** What we want to learn, and what we expect, before anything is done. */
export function PlanPart(props: PartProps) {
  const { t } = useI18n();
  return (
    <Stack>
      <TextField {...props} name="objective" rows={3} hint={t('cycle.objective_hint')} />
      <Questions {...props} />
      <div className={css.pair}>
        <TextField {...props} name="who" />
        <TextField {...props} name="where" />
      </div>
      <TextField {...props} name="what" rows={2} />
      <div className={css.pair}>
        <DateField {...props} name="starts_on" />
        <DateField {...props} name="ends_on" />
      </div>
      <TextField {...props} name="data_to_collect" rows={2} hint={t('cycle.data_hint')} />
      <TextField {...props} name="subgroup" hint={t('cycle.subgroup_hint')} />
    </Stack>
  );
}
