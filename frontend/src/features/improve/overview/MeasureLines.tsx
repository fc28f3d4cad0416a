import { Link } from 'react-router';
import { useI18n } from '../../../lib/i18n/I18n';
import { formatTags } from '../../../lib/i18n/languages';
import type { MeasureLine } from '../../../lib/improve/overview';
import { useScope } from '../../../lib/scope/useScope';
import css from './Overview.module.css';

/** Each measure in a line: its last value, and in words what its chart says. */
export function MeasureLines({ measures }: { measures: MeasureLine[] }) {
  const { t, format, language } = useI18n();
  const number = new Intl.NumberFormat(formatTags[language], { maximumFractionDigits: 1 });
  const { to } = useScope();
  return (
    <ul className={css.ideas}>
      {measures.map((measure) => (
        <li key={measure.id}>
          <span className={css.ideaHead}>
            <Link to={to(`improve/measures/${measure.id}`)}>{measure.name}</Link>
            <span className={css.value}>
              <strong>
                {measure.last === null ? t('portfolio.missing') : said(measure, number.format(measure.last))}
              </strong>{' '}
              <span className={css.soft}>{format.date(measure.last_on)}</span>
            </span>
          </span>
          <p>{measure.sentence}</p>
        </li>
      ))}
    </ul>
  );
}

const said = ({ percent, unit }: MeasureLine, last: string) =>
  `${last}${percent ? ' %' : unit ? ` ${unit}` : ''}`;
