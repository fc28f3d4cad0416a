import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Evidence.module.css';
import { type Evidence, wholeQuery } from './evidence';
import { inLanguage, type Words } from './figures';
import { useObjectUrl } from './useObjectUrl';

interface SurveyResult {
  wave: { title: string };
  unit: { label: string };
  minimum: number;
  question: {
    name: string;
    label?: Words;
    scale?: { value: string; label: Words }[];
    counts?: (number | null)[];
    n?: number | null;
    withheld?: string | null;
  };
}

interface FrozenChart {
  title: string;
  sentence: string;
  svg?: string;
}

/** Figures as they were when they were taken in: they do not change when their source does. */
export function Frozen({ evidence }: { evidence: Evidence }) {
  return evidence.kind === 'chart' ? (
    <ChartAsItWas evidence={evidence} />
  ) : (
    <ResultAsItWas evidence={evidence} />
  );
}

/** The drawing as a picture: nothing in it can run, and its sentence is said to those who do not see it. */
function ChartAsItWas({ evidence }: { evidence: Evidence }) {
  const { format } = useI18n();
  const query = useQuery(wholeQuery(evidence.id));
  const { title, sentence } = evidence.frozen as unknown as FrozenChart;
  const svg = (query.data?.frozen as unknown as FrozenChart | undefined)?.svg;
  const drawing = useMemo(() => (svg ? new Blob([svg], { type: 'image/svg+xml' }) : null), [svg]);
  const url = useObjectUrl(drawing);
  return (
    <div className={css.detail}>
      <p className={css.note}>
        {title} · {format.dateTime(evidence.created_at)}
      </p>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {url && <img className={css.drawing} src={url} alt={sentence} />}
      <p className={css.shows}>{sentence}</p>
    </div>
  );
}

function ResultAsItWas({ evidence }: { evidence: Evidence }) {
  const { t, language, format } = useI18n();
  const { wave, unit, minimum, question } = evidence.frozen as unknown as SurveyResult;
  const counts = question.counts ?? [];
  const hidden = Boolean(question.withheld) || counts.every((count) => count === null);
  return (
    <div className={css.detail}>
      <p className={css.note}>
        {wave.title} · {unit.label} · {format.dateTime(evidence.created_at)}
      </p>
      <strong>{inLanguage(question.label, language) || question.name}</strong>
      {hidden ? (
        <p className={css.note}>{t('evidence.too_few', { minimum })}</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('evidence.answer')}</th>
              <th scope="col">{t('evidence.people_count')}</th>
            </tr>
          </thead>
          <tbody>
            {(question.scale ?? []).map(({ value, label }, n) => (
              <tr key={value}>
                <td>{inLanguage(label, language) || value}</td>
                <td>{counts[n] === null || counts[n] === undefined ? '–' : format.integer(counts[n])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
