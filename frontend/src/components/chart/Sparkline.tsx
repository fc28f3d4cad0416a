import { inks } from './inks';
import css from './Sparkline.module.css';
import { dayOf } from './scale';

interface SparklineProps {
  points: { date: string; value: number | null; afterGap?: boolean }[];
  goal?: number | null;
  width?: number;
  height?: number;
}

const margin = 4;

/** The course of a measure at a glance, broken at gaps and at jumps of time; the words beside it say what it means. */
export function Sparkline({ points, goal = null, width = 120, height = 36 }: SparklineProps) {
  const { path, dots, goalY } = sparkPath(points, goal, width, height);
  return (
    <svg
      className={css.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {goalY !== null && (
        <line
          x1={margin}
          x2={width - margin}
          y1={goalY}
          y2={goalY}
          stroke={inks.goal}
          strokeWidth={1.2}
          strokeDasharray="2 3"
          className={css.stroke}
        />
      )}
      <path
        d={path}
        fill="none"
        stroke={inks.series}
        strokeWidth={1.5}
        strokeLinejoin="round"
        className={css.stroke}
      />
      {dots.map(({ x, y, last }) => (
        <circle key={x} cx={x} cy={y} r={last ? 3 : 1.5} fill={inks.series} className={css.dot} />
      ))}
    </svg>
  );
}

/** The line; a point that stands alone between gaps gets a dot, and so does the last. */
export function sparkPath(
  points: SparklineProps['points'],
  goal: number | null,
  width: number,
  height: number,
) {
  const days = points.map(({ date }) => dayOf(date));
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const shown = goal === null ? values : [...values, goal];
  const low = shown.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = shown.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const first = days[0] ?? 0;
  const span = (days.at(-1) ?? 0) - first;
  const x = (at: number) =>
    Math.round((span === 0 ? width / 2 : margin + ((at - first) / span) * (width - 2 * margin)) * 10) / 10;
  const y = (value: number) =>
    Math.round(
      (high > low ? height - margin - ((value - low) / (high - low)) * (height - 2 * margin) : height / 2) *
        10,
    ) / 10;
  const isValue = (at: number) => points[at]?.value !== null && points[at]?.value !== undefined;
  /** Whether a line leads from the point before to this one. */
  const led = (at: number) => isValue(at - 1) && isValue(at) && !points[at]?.afterGap;
  let path = '';
  const dots: { x: number; y: number; last: boolean }[] = [];
  let last = points.length - 1;
  while (last > 0 && !isValue(last)) last -= 1;
  points.forEach(({ value }, k) => {
    if (value === null) return;
    path += `${led(k) ? 'L' : 'M'}${x(days[k] ?? 0)} ${y(value)}`;
    const alone = !led(k) && !led(k + 1);
    if (alone || k === last) dots.push({ x: x(days[k] ?? 0), y: y(value), last: k === last });
  });
  return { path, dots, goalY: goal === null || values.length === 0 ? null : y(goal) };
}
