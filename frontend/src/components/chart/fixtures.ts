import type { ChartData, ChartPhase, ChartPoint } from './model';
import { isoOf } from './scale';

/** Fixed series for tests of charts. */

export const plain: ChartData = {
  kind: 'run',
  rules: 'anhoej',
  percent: false,
  unit: '',
  points: [],
  phases: [],
  notes: [],
  cycles: [],
  goal: null,
  sentence: '',
  warnings: [],
};

const phase = (start: number, stop: number, more: Partial<ChartPhase> = {}): ChartPhase => ({
  start,
  stop,
  startsOn: null,
  reason: '',
  centre: null,
  signal: false,
  ...more,
});

export const point = (date: string, value: number | null, more: Partial<ChartPoint> = {}): ChartPoint => ({
  key: date,
  date,
  value,
  centre: null,
  lower: null,
  upper: null,
  mark: 'plain',
  ...more,
});

/** One value every `every` days from 2 March 2026, a Monday. */
export function series(values: (number | null)[], more: Partial<ChartData> = {}, every = 7): ChartData {
  const points = values.map((value, k) => point(isoOf(20514 + k * every), value));
  return { ...plain, points, phases: points.length > 0 ? [phase(0, points.length)] : [], ...more };
}

const attended = [38, 36, 39, 35, 40, 37, 36, 38, null, 41, 43, 44, 42, 45, 44, 46, 45, 44];

/** A control chart of shares in two phases, with a gap, changing denominators and all that can happen. */
export const full: ChartData = {
  ...plain,
  kind: 'p',
  percent: true,
  goal: 0.9,
  points: attended.map((count, k) => {
    const denominator = 52 - (k % 3) * 2;
    const value = count === null ? null : Math.min(1, count / denominator);
    const centre = k < 9 ? 0.78 : 0.93;
    const room = 3 * Math.sqrt((centre * (1 - centre)) / denominator);
    return point(isoOf(20514 + k * 7), value, {
      numerator: count,
      denominator: count === null ? null : denominator,
      missing: count === null ? 'Feriado de invierno' : null,
      centre,
      lower: count === null ? null : centre - room,
      upper: count === null ? null : Math.min(1, centre + room),
      mark: k === 4 ? 'outside' : k === 6 ? 'excluded' : k > 13 ? 'long_run' : 'plain',
      reason: k === 6 ? 'Paro de transporte' : null,
    });
  }),
  phases: [
    phase(0, 9, { centre: 0.78 }),
    phase(9, 18, {
      startsOn: isoOf(20514 + 62),
      reason: 'Llamada diaria a las familias',
      centre: 0.93,
      signal: true,
    }),
  ],
  notes: [{ key: 'n1', date: isoOf(20514 + 28), text: 'Visita de la supervisora' }],
  cycles: [
    { id: 'c1', title: 'Llamar a tres familias', startsOn: isoOf(20514 + 20), endsOn: isoOf(20514 + 41) },
    {
      id: 'c2',
      title: 'Llamar a todo un curso',
      startsOn: isoOf(20514 + 62),
      endsOn: isoOf(20514 + 90),
      to: '/c2',
    },
  ],
  sentence: 'Gráfico de control de 17 puntos. Señal de un cambio.',
  warnings: ['Límites de prueba.'],
};
