import { useI18n } from '../../lib/i18n/I18n';
import { Jump } from './Axes';
import css from './Chart.module.css';
import { Shape } from './Drawing';
import { inks } from './inks';
import { type LegendKey, legendKeys, strokes } from './legend-keys';
import type { ChartData } from './model';
import { markPath } from './paths';
import { legendText } from './words';

/** What every line and shape in this picture means; only those that are in it. */
export function Legend({ data }: { data: ChartData }) {
  const { t } = useI18n();
  return (
    <ul className={css.legend}>
      {legendKeys(data).map((key) => (
        <li key={key}>
          <svg width={30} height={14} viewBox="0 0 30 14" aria-hidden="true">
            <Sample name={key} />
          </svg>
          {legendText(t, data, key)}
        </li>
      ))}
    </ul>
  );
}

export function Sample({ name }: { name: LegendKey }) {
  const stroke = strokes[name];
  if (stroke)
    return (
      <line
        x1={1}
        x2={29}
        y1={7}
        y2={7}
        stroke={stroke.colour}
        strokeWidth={stroke.width}
        strokeDasharray={stroke.dash}
        className={css.stroke}
      />
    );
  if (name === 'jump')
    return (
      <>
        <line x1={1} x2={29} y1={7} y2={7} stroke={inks.soft} className={css.stroke} />
        <Jump x={15} y={7} />
      </>
    );
  const mark = name as Exclude<LegendKey, 'centre' | 'signal' | 'limits' | 'goal' | 'jump'>;
  return <Shape mark={mark} d={markPath(mark, [{ x: 15, y: 7 }], 3.4)} />;
}
