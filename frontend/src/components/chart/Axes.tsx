import css from './Chart.module.css';
import { inks } from './inks';
import type { Layout } from './layout';

/** The scale of the values, and the calendar. */
export function Axes({ layout }: { layout: Layout }) {
  const { left, right, bottom } = layout;
  return (
    <g fontSize={11} fill={inks.soft}>
      {layout.valueTicks.map(({ y, label }) => (
        <g key={y}>
          <line
            x1={left}
            x2={right}
            y1={y}
            y2={y}
            stroke={inks.faint}
            strokeWidth={0.6}
            className={css.faint}
          />
          <text x={left - 7} y={y + 4} textAnchor="end" className={css.text}>
            {label}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={inks.soft} className={css.stroke} />
      {layout.timeTicks.map(({ x, label, year }) => (
        <g key={x}>
          <line x1={x} x2={x} y1={bottom} y2={bottom + 4} stroke={inks.soft} className={css.stroke} />
          <text x={x} y={bottom + 16} textAnchor="middle" className={css.text}>
            {label}
          </text>
          {year && (
            <text x={x} y={bottom + 30} textAnchor="middle" className={css.text}>
              {year}
            </text>
          )}
        </g>
      ))}
      {layout.jumps.map((x) => (
        <Jump key={x} x={x} y={bottom} />
      ))}
    </g>
  );
}

/** Two short strokes across the axis: time jumps here. */
export function Jump({ x, y }: { x: number; y: number }) {
  return (
    <>
      <rect x={x - 2.5} y={y - 2} width={5} height={4} fill={inks.paper} className={css.cut} />
      {[-2.5, 2.5].map((shift) => (
        <line
          key={shift}
          x1={x + shift - 2}
          x2={x + shift + 2}
          y1={y + 5}
          y2={y - 5}
          stroke={inks.soft}
          className={css.stroke}
        />
      ))}
    </>
  );
}
