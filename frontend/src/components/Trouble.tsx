import { Button } from '@mantine/core';
import { Problem, type ProblemDetail } from '../lib/api/problem';
import { problemText } from '../lib/api/problem-text';
import { useI18n } from '../lib/i18n/I18n';
import { Icon } from './icons';
import css from './states.module.css';

const where = (detail: ProblemDetail) =>
  [detail.sheet, detail.row, detail.column]
    .filter((part) => part !== undefined && part !== null)
    .join(' · ') ||
  detail.pointer ||
  '';

interface TroubleProps {
  error: Error;
  retry?: () => void;
  /** Leave out the fields at fault where the form shows them beside each field. */
  brief?: boolean;
}

/** What went wrong, in the reader's language, and what they can do; names the part that is down. */
export function Trouble({ error, retry, brief = false }: TroubleProps) {
  const { t } = useI18n();
  const { title, text } = problemText(t, error);
  const details = error instanceof Problem && !brief ? error.errors : [];
  return (
    <div className={`${css.state} ${css.trouble}`} role="alert">
      <strong>
        <Icon name="alert" /> {title}
      </strong>
      <p>{text}</p>
      {details.length > 0 && (
        <ul>
          {details.map((detail) => (
            <li key={`${where(detail)}${detail.code}${detail.message}`}>
              {[where(detail), detail.message, detail.fix].filter(Boolean).join(': ')}
            </li>
          ))}
        </ul>
      )}
      {retry && (
        <Button variant="default" size="sm" onClick={retry}>
          {t('app.try_again')}
        </Button>
      )}
      {error instanceof Problem && error.requestId && (
        <span className={css.small}>{t('app.request_id', { id: error.requestId })}</span>
      )}
    </div>
  );
}
