import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useId, useState } from 'react';
import { Icon } from './icons';
import css from './Panel.module.css';

interface PanelProps {
  title?: string;
  aside?: ReactNode;
  /** The content reaches the edges (a table). */
  flush?: boolean;
  /** A phone shows its title alone until somebody wants it; a wide screen has room for all of it. */
  folds?: boolean;
  children: ReactNode;
}

export function Panel({ title, aside, flush = false, folds = false, children }: PanelProps) {
  const id = useId();
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const [open, setOpen] = useState(false);
  const button = folds && phone;
  return (
    <section
      className={[css.panel, flush && css.flush, flush && !title && css.bare, button && !open && css.closed]
        .filter(Boolean)
        .join(' ')}
      aria-labelledby={title && id}
    >
      {title && (
        <div className={css.head}>
          <h2 className={css.title} id={id}>
            {button ? (
              <button type="button" className={css.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
                {title}
                <Icon name="down" />
              </button>
            ) : (
              title
            )}
          </h2>
          {aside}
        </div>
      )}
      {(open || !button) && children}
    </section>
  );
}
