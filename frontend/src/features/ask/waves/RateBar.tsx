import css from './RatesTable.module.css';

/** The rate as a length, for the eye; the number stands beside it. */
export function RateBar({ rate }: { rate: number | null }) {
  return (
    <svg
      className={css.bar}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="100" height="8" rx="2" className={css.track} />
      {rate !== null && <rect width={Math.min(rate, 1) * 100} height="8" rx="2" className={css.fill} />}
    </svg>
  );
}
