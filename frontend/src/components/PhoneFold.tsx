import { type ReactNode, useId, useState } from 'react';
import { Icon } from './icons';
import css from './PhoneFold.module.css';

interface PhoneFoldProps {
  label: string;
  /** How many of its fields narrow what is shown: said beside the label while it is closed. */
  chosen?: number;
  children: ReactNode;
}

/** Fields that a wide screen shows at once, and a phone behind one button, so that its first screen has content. */
export function PhoneFold({ label, chosen = 0, children }: PhoneFoldProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className={css.fold}>
      <button
        type="button"
        className={css.button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="down" />
        {label}
        {chosen > 0 && <span className={css.count}>{chosen}</span>}
      </button>
      <div id={id} className={open ? undefined : css.closed}>
        {children}
      </div>
    </div>
  );
}
