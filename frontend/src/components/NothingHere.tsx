import { Link } from 'react-router';
import { useI18n } from '../lib/i18n/I18n';
import { Page } from './Page';

/** An address inside the shell that leads nowhere: says so, and leads home. */
export function NothingHere() {
  const { t } = useI18n();
  return (
    <Page title={t('notfound.title')} lead={t('problem.not_found')}>
      <p>
        <Link to="/">{t('app.to_home')}</Link>
      </p>
    </Page>
  );
}
