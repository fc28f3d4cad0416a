import { type ReactNode, useId } from 'react';
import css from './Panel.module.css';

interface PanelProps {
  title?: string;
  aside?: ReactNode;
  /** The content reaches the edges (a table). */
  flush?: boolean;
  children: ReactNode;
}

export function Panel({ title, aside, flush = false, children }: PanelProps) {
  const id = useId();
  return (
    <section
      className={[css.panel, flush && css.flush, flush && !title && css.bare].filter(Boolean).join(' ')}
      aria-labelledby={title && id}
    >
      {title && (
        <div className={css.head}>
          <h2 className={css.title} id={id}>
            {title}
          </h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
