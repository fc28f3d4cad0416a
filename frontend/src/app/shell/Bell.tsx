import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Icon } from '../../components/icons';
import { useI18n } from '../../lib/i18n/I18n';
import { unreadQuery } from '../../lib/improve/notices';
import { useScope } from '../../lib/scope/useScope';
import css from './Shell.module.css';

const most = 99;

/** How much is unread; leads to it. */
export function Bell() {
  const { t, format } = useI18n();
  const { to } = useScope();
  const { data } = useQuery(unreadQuery);
  const unread = data?.unread ?? 0;
  const label = t('notices.bell', { count: unread });
  return (
    <Link className={css.bell} to={to('improve/notices')} aria-label={label} title={label}>
      <Icon name="bell" />
      {unread > 0 && (
        <span className={css.unread} aria-hidden="true">
          {unread > most ? `${format.integer(most)}+` : format.integer(unread)}
        </span>
      )}
    </Link>
  );
}
