import { Link } from 'react-router';
import { useI18n } from '../../lib/i18n/I18n';
import css from './Chart.module.css';
import { letterOf } from './layout';
import type { ChartData } from './model';

/** What the signs in the picture stand for: new phases, notes and cycles, by date. */
export function Happened({ data }: { data: ChartData }) {
  const { t, format } = useI18n();
  const entries = [
    ...data.phases.slice(1).map((phase, k) => ({
      key: `phase${phase.start}`,
      date: phase.startsOn ?? data.points[phase.start]?.date ?? '',
      until: null as string | null,
      sign: String(k + 2),
      look: css.phaseSign,
      text: t('chart.phase_because', { reason: phase.reason }),
      to: undefined as string | undefined,
    })),
    ...data.notes.map((note, k) => ({
      key: note.key,
      date: note.date,
      until: null,
      sign: letterOf(k),
      look: css.noteSign,
      text: note.text,
      to: undefined,
    })),
    ...data.cycles.map((cycle, k) => ({
      key: cycle.id,
      date: cycle.startsOn,
      until: cycle.endsOn,
      sign: String(k + 1),
      look: css.cycleSign,
      text: cycle.title,
      to: cycle.to,
    })),
  ].sort((a, b) => a.date.localeCompare(b.date));
  if (entries.length === 0) return null;
  return (
    <ul className={css.happened} aria-label={t('chart.happened')}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <span className={`${css.sign} ${entry.look}`} aria-hidden="true">
            {entry.sign}
          </span>
          <span>
            <time>
              {entry.until && entry.until !== entry.date
                ? `${format.date(entry.date)} – ${format.date(entry.until)}`
                : format.date(entry.date)}
            </time>
            {entry.to ? <Link to={entry.to}>{entry.text}</Link> : entry.text}
          </span>
        </li>
      ))}
    </ul>
  );
}
