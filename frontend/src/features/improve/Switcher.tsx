import { Link } from 'react-router';
import css from './Switcher.module.css';

interface SwitcherProps {
  label: string;
  links: { to: string; label: string; current: boolean }[];
}

/** The few views of one page, each with its address. */
export function Switcher({ label, links }: SwitcherProps) {
  return (
    <nav className={css.switcher} aria-label={label}>
      {links.map(({ to, label: name, current }) => (
        <Link key={to} className={css.link} to={to} aria-current={current ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
