import type { ReactNode } from 'react';
import { useI18n } from '../../lib/i18n/I18n';
import { Icon } from '../icons';
import css from './Chart.module.css';
import type { ChartData, ChartPoint } from './model';
import { pointSaid } from './words';

interface ReadoutProps {
  data: ChartData;
  at: number | null;
  choose: (at: number) => void;
  actions?: ((point: ChartPoint) => ReactNode) | undefined;
}

/** The chosen point in words. The buttons are for thumbs; keys walk on the chart itself. */
export function Readout({ data, at, choose, actions }: ReadoutProps) {
  const { t, format, language } = useI18n();
  const last = data.points.length - 1;
  const said = at === null ? null : pointSaid({ t, format, language }, data, at);
  const point = at === null ? undefined : data.points[at];
  if (last < 0) return null;
  return (
    <div className={css.readout}>
      {said && point ? (
        <div className={css.said}>
          <span>{said.date}</span>
          <strong>{said.value}</strong>
          {said.of && <span>{said.of}</span>}
          {said.lines.map((line) => (
            <span key={line} className={css.hint}>
              {line}
            </span>
          ))}
          {said.why.length > 0 && <span className={css.why}>{said.why.join(' · ')}</span>}
          {actions?.(point)}
        </div>
      ) : (
        <p className={css.hint}>{t('chart.hint')}</p>
      )}
      <div className={css.steppers} aria-hidden="true">
        <button
          type="button"
          tabIndex={-1}
          className={`${css.stepper} ${css.back}`}
          disabled={at === 0}
          onClick={() => choose(at === null ? last : at - 1)}
        >
          <Icon name="right" />
        </button>
        <button
          type="button"
          tabIndex={-1}
          className={css.stepper}
          disabled={at === last}
          onClick={() => choose(at === null ? last : at + 1)}
        >
          <Icon name="right" />
        </button>
      </div>
    </div>
  );
}
