import { useId } from 'react';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Draft } from './draft';
import css from './Evidence.module.css';
import type { SetDraft } from './More';

interface PeopleProps {
  draft: Draft;
  set: SetDraft;
  error: string | undefined;
}

/** Whether people can be recognised, and that they agreed: the words fit what was chosen. */
export function PeopleField({ draft, set, error }: PeopleProps) {
  const { t } = useI18n();
  const id = useId();
  const heard = draft.kind === 'recording';
  const choices = [
    { value: 'nobody', label: heard ? t('evidence.people_nobody_heard') : t('evidence.people_nobody_seen') },
    { value: 'agreed', label: heard ? t('evidence.people_agreed_heard') : t('evidence.people_agreed_seen') },
  ] as const;
  return (
    <fieldset className={css.choice} aria-describedby={error && id}>
      <legend>{heard ? t('evidence.people_heard') : t('evidence.people_seen')}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} className={css.option}>
          <input
            type="radio"
            name="people"
            value={value}
            checked={draft.people === value}
            onChange={() => set({ people: value })}
          />
          {label}
        </label>
      ))}
      {error && (
        <p className={css.wrong} id={id}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
