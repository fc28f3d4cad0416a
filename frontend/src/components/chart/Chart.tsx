import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useI18n } from '../../lib/i18n/I18n';
import css from './Chart.module.css';
import { Drawing } from './Drawing';
import { Happened } from './Happened';
import { inks } from './inks';
import { Legend } from './Legend';
import { type Layout, layOut, nearest } from './layout';
import type { ChartData, ChartPoint } from './model';
import { Readout } from './Readout';
import { useWidth } from './useWidth';
import { pointSpoken } from './words';

interface ChartProps {
  /** Names the chart for a screen reader. */
  title: string;
  data: ChartData;
  /** What a person may do with the chosen point. */
  actions?: (point: ChartPoint) => ReactNode;
}

/**
 * One tab stop: arrow keys walk through the points, a tap or the mouse chooses the nearest. The picture
 * itself is silent; the control over it speaks, and the sentence and the table beside it say all.
 */
export function Chart({ title, data, actions }: ChartProps) {
  const { t, format, language } = useI18n();
  const [stage, width] = useWidth();
  const [at, setAt] = useState<number | null>(null);
  const walker = useRef<HTMLInputElement>(null);
  const height = chartHeight(data, width);
  const layout = useMemo(() => layOut(data, { width, height, language }), [data, width, height, language]);
  const last = data.points.length - 1;
  const chosen = at === null ? null : Math.min(at, last);

  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const found = nearest(layout, event.clientX - box.left, event.clientY - box.top);
    if (found >= 0) setAt(found);
  };
  const walk = (event: KeyboardEvent) => {
    const next = stepped(event.key, chosen, last);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
  };
  return (
    <figure className={css.figure}>
      <div className={css.stage} ref={stage}>
        <svg
          className={css.sheet}
          viewBox={`0 0 ${width} ${height}`}
          height={height}
          aria-hidden="true"
          onPointerDown={(event) => {
            point(event);
            walker.current?.focus({ preventScroll: true });
          }}
          onPointerMove={(event) => event.pointerType === 'mouse' && event.buttons === 0 && point(event)}
        >
          <Drawing data={data} layout={layout} />
          {chosen !== null && <Cursor layout={layout} at={chosen} />}
        </svg>
        {last >= 0 && (
          <input
            ref={walker}
            type="range"
            className={css.range}
            min={1}
            max={last + 1}
            value={(chosen ?? last) + 1}
            aria-label={t('chart.walk', { title })}
            aria-valuetext={pointSpoken({ t, format, language }, data, chosen ?? last)}
            onChange={(event) => setAt(Number(event.currentTarget.value) - 1)}
            onFocus={() => chosen === null && setAt(last)}
            onKeyDown={walk}
          />
        )}
      </div>
      <Readout data={data} at={chosen} choose={setAt} actions={actions} />
      <Legend data={data} />
      <Happened data={data} />
    </figure>
  );
}

const lane = 18;

/** Higher on a wide sheet, and with the room that cycles beneath need. */
export function chartHeight({ cycles }: ChartData, width: number): number {
  return Math.round(Math.min(420, Math.max(250, width * 0.46)) + Math.min(cycles.length, 4) * lane);
}

/** Where a key leads from here; undefined for keys that are not the chart's. */
export function stepped(key: string, at: number | null, last: number): number | null | undefined {
  const from = at ?? last;
  const leap = Math.max(2, Math.round(last / 10));
  const targets: Record<string, number> = {
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    PageDown: from - leap,
    PageUp: from + leap,
    Home: 0,
    End: last,
  };
  if (key === 'Escape') return null;
  const to = targets[key];
  return to === undefined ? undefined : Math.min(last, Math.max(0, to));
}

function Cursor({ layout, at }: { layout: Layout; at: number }) {
  const x = layout.xs[at] ?? 0;
  const y = layout.ys[at] ?? layout.bottom - 5;
  return (
    <g fill="none" stroke={inks.ink} className={css.cursor}>
      <line x1={x} x2={x} y1={layout.top} y2={layout.bottom} strokeWidth={0.8} />
      <circle cx={x} cy={y} r={layout.radius + 5} strokeWidth={2} />
    </g>
  );
}
