import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import css from './Tabs.module.css';

/** More than so many do not stand in one row of a phone: they stand in lines, all in sight. */
const inOneRow = 5;

/** The pages of one place, as links: each has its address. On a phone the row moves to the current one. */
export function Tabs({
  label,
  tabs,
}: {
  label: string;
  tabs: { to: string; label: string; end?: boolean }[];
}) {
  const row = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current tab changes with the address
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && current) row.current.scrollLeft = current.offsetLeft - row.current.offsetLeft - 24;
  }, [pathname]);
  return (
    <nav
      className={tabs.length > inOneRow ? `${css.tabs} ${css.many}` : css.tabs}
      aria-label={label}
      ref={row}
    >
      {tabs.map((tab) => (
        <NavLink key={tab.to} className={css.tab} to={tab.to} end={tab.end ?? true}>
          {tab.label}
        </NavLink>
      ))}
    </nav>
  );
}
