import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Sparkline } from '../../../components/chart/Sparkline';
import { valueText } from '../../../components/chart/words';
import { useI18n } from '../../../lib/i18n/I18n';
import { type ChartWish, chartQuery, type Measure } from '../../../lib/improve/measures';
import { chartData, latest } from './chart-data';
import css from './Measures.module.css';
import { verdictOf, verdicts } from './verdict';

interface GlanceProps extends ChartWish {
  measure: Pick<Measure, 'id' | 'school_id'>;
}

/** A measure in one line: its course, the last value, and what the figures say, in words. */
export function Glance({ measure, ...wish }: GlanceProps) {
  const { t, language } = useI18n();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place);
  const chart = useQuery({ ...chartQuery(measure.id, wish, language), enabled: seen });
  if (!chart.data) return <div ref={place} className={css.glance} aria-busy={chart.isFetching} />;
  const data = chartData(t, chart.data, () => '');
  const last = latest(data);
  return (
    <div ref={place}>
      {last === undefined ? (
        <p className={css.small}>
          {measure.school_id === null ? t('measure.by_school') : t('measure.no_values')}
        </p>
      ) : (
        <>
          <div className={css.glance}>
            <Sparkline points={data.points} goal={data.goal} />
            <strong>{valueText({ language }, data, last.value)}</strong>
          </div>
          <p className={css.small}>{t(verdicts[verdictOf(chart.data)])}</p>
        </>
      )}
    </div>
  );
}

/** Whether the element has come near the screen once: a long list asks only for what is looked at. */
function useSeen(place: React.RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(typeof IntersectionObserver !== 'function');
  useEffect(() => {
    if (seen || !place.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: '200px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [seen, place]);
  return seen;
}
