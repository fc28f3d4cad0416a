import type { ReactNode } from 'react';
import css from './states.module.css';

interface EmptyProps {
  title: string;
  text?: string;
  action?: ReactNode;
}

/** Nothing here yet, and what would put something here. */
export function Empty({ title, text, action }: EmptyProps) {
  return (
    <div className={`${css.state} ${css.empty}`}>
      <strong>{title}</strong>
      {text && <p>{text}</p>}
      {action}
    </div>
  );
}
