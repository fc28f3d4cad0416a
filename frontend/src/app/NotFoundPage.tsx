import { Link } from 'react-router';
import { Page } from '../components/Page';
import { useI18n } from '../lib/i18n/I18n';
import css from './SignInGate.module.css';

export function NotFoundPage() {
  const { t } = useI18n();
  return (
    <main className={css.between}>
      <Page title={t('notfound.title')} lead={t('problem.not_found')}>
        <p>
          <Link to="/">{t('app.to_home')}</Link>
        </p>
      </Page>
    </main>
  );
}
