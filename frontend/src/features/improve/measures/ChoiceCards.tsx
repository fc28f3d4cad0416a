import { useI18n } from '../../../lib/i18n/I18n';
import css from './Measures.module.css';

interface ChoiceCardsProps<Value extends string> {
  name: string;
  options: Record<Value, { label: string; hint: string }>;
  chosen: Value;
  onChange?: (value: Value) => void;
}

/** One of a few, each with what it means and an example. */
export function ChoiceCards<Value extends string>({
  name,
  options,
  chosen,
  onChange,
}: ChoiceCardsProps<Value>) {
  const { t } = useI18n();
  return (
    <div className={css.choices}>
      {(Object.entries(options) as [Value, { label: string; hint: string }][]).map(
        ([value, { label, hint }]) => (
          <label key={value} className={css.choice}>
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              onChange={() => onChange?.(value)}
            />
            <span>
              <strong>{t(label)}</strong>
              <span>{t(hint)}</span>
            </span>
          </label>
        ),
      )}
    </div>
  );
}
