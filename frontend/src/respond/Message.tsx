import type { ReactNode } from 'react';

interface Props {
  title: string;
  text?: string;
  action?: { label: string; run: () => void };
  children?: ReactNode;
}

/** A whole screen that says one thing, with at most one thing to do. */
export function Message({ title, text, action, children }: Props) {
  return (
    <main>
      <h1>{title}</h1>
      {(text || children) && (
        <div className="card">
          {text && <p>{text}</p>}
          {children}
        </div>
      )}
      {action && (
        <nav className="steps">
          <button type="button" className="primary" onClick={action.run}>
            {action.label}
          </button>
        </nav>
      )}
    </main>
  );
}
