import { useI18n } from '../../../lib/i18n/I18n';
import { statusLabels } from '../../../lib/improve/idea-words';
import type { IdeaStatus } from '../../../lib/improve/ideas';
import css from './StatusBadge.module.css';

const paths: Record<IdeaStatus, string> = {
  idea: 'M9 18h6M10 21h4M8.5 14.5a5.5 5.5 0 1 1 7 0c-.8.7-1 1.5-1 2h-5c0-.5-.2-1.3-1-2z',
  testing: 'M10 4v5.5L5.5 18a1.6 1.6 0 0 0 1.4 2.4h10.2a1.6 1.6 0 0 0 1.4-2.4L14 9.5V4M8.5 4h7M8 15h8',
  adopted: 'm5 12.5 4.5 4.5L19 7.5',
  adapted: 'M5 19h4L19 9l-4-4L5 15zM13 7l4 4',
  abandoned: 'M8 5v14M8 6h9l-2 3.5 2 3.5H8',
  spreading: 'M6 12h5M11 12l6-5M11 12l6 5M14 6.5h4V10M14 17.5h4V14M4 12h.1',
};

/** The sign of a status; beside it stands the word, or it is said to a screen reader. */
export function StatusIcon({ status, size = 18 }: { status: IdeaStatus; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[status]} />
    </svg>
  );
}

/** Where an idea stands: sign and word, all of one weight. */
export function StatusBadge({ status }: { status: IdeaStatus }) {
  const { t } = useI18n();
  return (
    <span className={`${css.badge} ${css[status]}`}>
      <StatusIcon status={status} />
      {t(statusLabels[status])}
    </span>
  );
}
