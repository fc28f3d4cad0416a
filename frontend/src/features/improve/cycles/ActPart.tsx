import { Stack } from '@mantine/core';
import { useI18n } from '../../../lib/i18n/I18n';
import { Choice } from './Choice';
import { type PartProps, TextField } from './Field';
import { decisions } from './words';

/** What the team decides, why, and what comes next. */
export function ActPart(props: PartProps) {
  const { editor, closed } = props;
  const { t } = useI18n();
  return (
    <Stack>
      <Choice
        id="field-decision"
        pointer="/decision"
        legend={t('cycle.decision')}
        options={decisions}
        value={editor.shown.decision}
        closed={closed}
        choose={(value) => editor.set('decision', value)}
      />
      <TextField {...props} name="reason" rows={3} hint={t('cycle.reason_hint')} />
      <TextField {...props} name="next_step" rows={3} hint={t('cycle.next_step_hint')} />
    </Stack>
  );
}
