import type { ReactNode } from 'react';
import { FieldTalk } from './FieldTalk';
import css from './Talk.module.css';

/** A field with what is said about it in the corner beside its name. */
export function TalkBeside({
  pointer,
  label,
  children,
}: {
  pointer: string;
  label: string;
  children: ReactNode;
}) {
  return (
    <div className={css.beside}>
      {children}
      <div className={css.corner}>
        <FieldTalk pointer={pointer} label={label} />
      </div>
    </div>
  );
}
