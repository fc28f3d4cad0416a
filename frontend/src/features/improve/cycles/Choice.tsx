import { useI18n } from '../../../lib/i18n/I18n';
import { TalkBeside } from '../talk/TalkBeside';
import css from './Cycle.module.css';

interface ChoiceProps<Value extends string> {
  /** Also the name of the group. */
  id: string;
  legend: string;
  hint?: string;
  options: Record<Value, { label: string; hint?: string } | string>;
  value: Value | null;
  closed: boolean;
  /** The field, for what is said about it. */
  pointer: string;
  choose: (value: Value) => void;
}

/** One of a few, each with what it means, big enough for a thumb. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { id, legend, hint, options, value, closed, pointer, choose } = props;
  const { t } = useI18n();
  return (
    <TalkBeside pointer={pointer} label={legend}>
      <fieldset className={css.choice} id={id} tabIndex={-1}>
        <legend>{legend}</legend>
        {hint && <p className={css.hint}>{hint}</p>}
        <div className={css.options}>
          {(Object.entries(options) as [Value, { label: string; hint?: string } | string][]).map(
            ([key, option]) => {
              const { label, hint: meaning } =
                typeof option === 'string' ? { label: option, hint: undefined } : option;
              return (
                <label key={key} className={css.option}>
                  <input
                    type="radio"
                    name={id}
                    checked={value === key}
                    disabled={closed}
                    onChange={() => choose(key)}
                  />
                  <span>
                    <strong>{t(label)}</strong>
                    {meaning && <span className={css.hint}>{t(meaning)}</span>}
                  </span>
                </label>
              );
            },
          )}
        </div>
      </fieldset>
    </TalkBeside>
  );
}
