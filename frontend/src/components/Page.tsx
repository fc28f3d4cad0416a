import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import css from './Page.module.css';

interface PageProps {
  title: string;
  lead?: ReactNode;
  /** Where this page hangs, from the place downwards. */
  trail?: { label: string; to: string }[];
  actions?: ReactNode;
  children: ReactNode;
}

/** One screen: names the document, and takes the focus so that a screen reader starts at its heading. */
export function Page({ title, lead, trail, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Duru`;
  }, [title]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <article className={css.page}>
      <header className={css.head}>
        <div>
          {trail && (
            <ol className={css.trail}>
              {trail.map((step) => (
                <li key={step.to}>
                  <Link to={step.to}>{step.label}</Link> ›
                </li>
              ))}
            </ol>
          )}
          <h1 className={css.title} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className={css.lead}>{lead}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </article>
  );
}
