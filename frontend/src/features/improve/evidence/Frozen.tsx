import { useI18n } from '../../../lib/i18n/I18n';
import css from './Evidence.module.css';
import type { Evidence } from './evidence';
import { inLanguage, type Words } from './figures';

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

/** Figures as they were when they were taken in: they do not change when the survey does. */
export function Frozen({ evidence }: { evidence: Evidence }) {
  const { t, language, format } = useI18n();
  if (evidence.kind !== 'survey_result') return null;
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
