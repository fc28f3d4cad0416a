import { Link } from 'react-router';
import { Icon } from '../../components/icons';
import { useI18n } from '../../lib/i18n/I18n';
import { useWaiting } from '../../lib/offline/useWaiting';
import { useScope } from '../../lib/scope/useScope';
import css from './Shell.module.css';

/** How many things the server has not received yet; leads to the list of them. */
export function WaitingBadge() {
  const { t, format } = useI18n();
  const { to } = useScope();
  const count = useWaiting().items.length;
  if (count === 0) return null;
  const label = t('waiting.badge', { count });
  return (
    <Link className={css.waiting} to={to('waiting')} aria-label={label} title={label}>
      <Icon name="send" size={18} /> {format.integer(count)}
    </Link>
  );
}
