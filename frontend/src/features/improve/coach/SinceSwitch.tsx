import { useI18n } from '../../../lib/i18n/I18n';
import css from './Coach.module.css';

interface SinceSwitchProps {
  before: string;
  chosen: boolean;
  onChange: (sinceLook: boolean) => void;
}

export function SinceSwitch({ before, chosen, onChange }: SinceSwitchProps) {
  const { t, format } = useI18n();
  return (
    <fieldset className={css.since}>
      <legend>{t('coach.since')}</legend>
      {[false, true].map((sinceLook) => (
        <label key={String(sinceLook)} className={css.choice}>
          <input
            type="radio"
            name="since"
            checked={chosen === sinceLook}
            onChange={() => onChange(sinceLook)}
          />
          {sinceLook ? t('coach.since_look', { date: format.date(before) }) : t('coach.since_window')}
        </label>
      ))}
    </fieldset>
  );
}
