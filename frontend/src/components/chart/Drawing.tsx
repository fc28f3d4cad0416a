import { memo } from 'react';
import { Axes } from './Axes';
import css from './Chart.module.css';
import { inks } from './inks';
import type { Layout } from './layout';
import type { ChartData, Mark } from './model';
import { markPath } from './paths';

interface DrawingProps {
  data: ChartData;
  layout: Layout;
}

/** The picture without its words around it: axes, lines, points, what happened when. */
export const Drawing = memo(function Drawing({ data, layout }: DrawingProps) {
  return (
    <>
      <Axes layout={layout} />
      <Happenings layout={layout} />
      <Lines layout={layout} />
      <Points data={data} layout={layout} />
      <Figures layout={layout} />
    </>
  );
});

/** Phases as upright lines, notes as letters above, cycles as numbered bars beneath. */
function Happenings({ layout }: { layout: Layout }) {
  const { top, bottom } = layout;
  return (
    <g fontSize={11} fill={inks.ink}>
      {layout.phases.map(({ x, label }) => (
        <g key={x}>
          <line
            x1={x}
            x2={x}
            y1={14}
            y2={bottom}
            stroke={inks.soft}
            strokeDasharray="2 3"
            className={css.stroke}
          />
          <text x={x + 5} y={18} className={css.text}>
            {label}
          </text>
        </g>
      ))}
      {layout.notes.map(({ x, y, label }) => (
        <g key={`${x}${label}`}>
          <line
            x1={x}
            x2={x}
            y1={y + 3}
            y2={bottom}
            stroke={inks.soft}
            strokeWidth={0.7}
            className={css.stroke}
          />
          <text x={x} y={y} textAnchor="middle" fontWeight={700} className={css.text}>
            {label}
          </text>
        </g>
      ))}
      {layout.cycles.map(({ cycle, x, width, y, label }) => (
        <g key={cycle.id}>
          <line x1={x} x2={x} y1={top} y2={y} stroke={inks.cycle} strokeWidth={0.7} className={css.stroke} />
          <rect x={x} y={y} width={width} height={14} rx={3} fill={inks.cycle} className={css.block} />
          <text x={x + 9} y={y + 11} textAnchor="middle" fill="#fff" fontWeight={700} className={css.onBlock}>
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

function Lines({ layout }: { layout: Layout }) {
  const { left, right, goalY } = layout;
  return (
    <g fill="none">
      {goalY !== null && (
        <line
          x1={left}
          x2={right}
          y1={goalY}
          y2={goalY}
          stroke={inks.goal}
          strokeWidth={2}
          strokeDasharray="2 3"
          className={css.stroke}
        />
      )}
      <path
        d={layout.limits.join('')}
        stroke={inks.soft}
        strokeWidth={1.1}
        strokeDasharray="7 4"
        className={css.stroke}
      />
      {layout.centres.map(({ path, signal }) => (
        <path
          key={path}
          d={path}
          stroke={signal ? inks.signal : inks.ink}
          strokeWidth={signal ? 2.2 : 1.6}
          strokeDasharray={signal ? '10 5' : undefined}
          className={css.stroke}
        />
      ))}
      <path
        d={layout.series}
        stroke={inks.series}
        strokeWidth={layout.radius < 2 ? 1 : 1.5}
        strokeLinejoin="round"
        className={css.stroke}
      />
    </g>
  );
}

const marks: Mark[] = ['plain', 'trend', 'long_run', 'shift', 'outside', 'excluded'];

function Points({ data, layout }: DrawingProps) {
  const of = (mark: Mark) =>
    data.points.flatMap((point, k) => {
      const y = layout.ys[k];
      return point.mark === mark && y !== null && y !== undefined ? [{ x: layout.xs[k] ?? 0, y }] : [];
    });
  const gaps = data.points.flatMap((point, k) =>
    point.value === null ? [{ x: layout.xs[k] ?? 0, y: layout.bottom - 5 }] : [],
  );
  return (
    <>
      {marks.map((mark) => (
        <Shape key={mark} mark={mark} d={markPath(mark, of(mark), layout.radius)} />
      ))}
      <Shape mark="gap" d={markPath('gap', gaps, Math.min(layout.radius, 2.4))} />
    </>
  );
}

/** A mark as it looks in the picture and in the legend. */
export function Shape({ mark, d }: { mark: Mark | 'gap'; d: string }) {
  if (d === '') return null;
  const open = mark === 'gap' || mark === 'excluded';
  return (
    <path
      d={d}
      fill={mark === 'gap' ? inks.paper : inks.marks[mark]}
      stroke={open ? inks.soft : mark === 'plain' ? inks.series : inks.ink}
      strokeWidth={mark === 'excluded' ? 1.8 : mark === 'plain' ? 0.6 : 1}
      className={open ? css.openMark : css.mark}
    />
  );
}

/** The centre, the limits and the goal in figures. */
function Figures({ layout }: { layout: Layout }) {
  const colours = { centre: inks.ink, limit: inks.soft, goal: inks.goalText };
  return (
    <g fontSize={11}>
      {layout.earlier.map(({ x, y, text }) => (
        <text
          key={x}
          x={x}
          y={y}
          textAnchor="end"
          fontWeight={700}
          fill={inks.ink}
          stroke={inks.paper}
          strokeWidth={3}
          paintOrder="stroke"
          className={css.halo}
        >
          {text}
        </text>
      ))}
      {layout.beside.map(({ y, text, role }) => (
        <text
          key={`${role}${y}`}
          x={layout.right + 6}
          y={y}
          fill={colours[role]}
          fontWeight={role === 'centre' ? 700 : 400}
          className={css.text}
        >
          {text}
        </text>
      ))}
    </g>
  );
}
