import { ChoiceCards } from '../../../components/ChoiceCards';
import { useI18n } from '../../../lib/i18n/I18n';
import { type Audience, audienceHints, audienceLabels, audiences } from '../../../lib/improve/audience';

interface AudienceFieldProps {
  chosen: Audience | undefined;
  onChange?: (audience: Audience) => void;
  /** Those that may be chosen; an adaptation goes no further than the idea it adapts. */
  upTo?: Audience;
  error?: string | undefined;
  disabled?: boolean;
}

/** To whom a team shows a record. The same choice, in the same place, whatever came of the test. */
export function AudienceField({ chosen, onChange, upTo = 'project', error, disabled }: AudienceFieldProps) {
  const { t } = useI18n();
  const shown = audiences.slice(0, audiences.indexOf(upTo) + 1);
  return (
    <ChoiceCards
      legend={t('audience.legend')}
      name="audience"
      chosen={chosen}
      onChange={onChange}
      error={error}
      disabled={disabled}
      choices={shown.map((value) => ({
        value,
        label: t(audienceLabels[value]),
        hint: t(audienceHints[value]),
      }))}
    />
  );
}
