import { type KeyboardEvent, type Ref, useId } from 'react';
import css from './Theory.module.css';

interface GrowingFieldProps {
  label: string;
  /** Shown above the field; otherwise only said. */
  showLabel?: boolean;
  value: string;
  onChange: (text: string) => void;
  placeholder?: string;
  maxLength?: number;
  describedBy?: string;
  readOnly?: boolean;
  /** More than one paragraph fits. */
  lines?: boolean;
  fieldRef?: Ref<HTMLTextAreaElement>;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onFocus?: () => void;
  onBlur?: () => void;
}

/** A field as high as its text. Its twin, which nobody hears, gives the height. */
export function GrowingField(props: GrowingFieldProps) {
  const { label, value, onChange, lines = false, showLabel = false } = props;
  const id = useId();
  return (
    <div className={lines ? css.growLines : css.grow}>
      {showLabel && <label htmlFor={id}>{label}</label>}
      <div className={css.twin} data-value={value || props.placeholder}>
        <textarea
          id={id}
          ref={props.fieldRef}
          aria-label={showLabel ? undefined : label}
          aria-describedby={props.describedBy}
          rows={1}
          value={value}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          readOnly={props.readOnly}
          onChange={(event) =>
            onChange(lines ? event.currentTarget.value : event.currentTarget.value.replace(/\s*\n\s*/g, ' '))
          }
          onKeyDown={props.onKeyDown}
          onFocus={props.onFocus}
          onBlur={props.onBlur}
        />
      </div>
    </div>
  );
}

/** Where one goes on writing. */
export function focusEnd(field: HTMLTextAreaElement | null) {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}
