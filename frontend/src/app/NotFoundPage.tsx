import { Link } from 'react-router';
import { Empty } from '../components/Empty';
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

/** The same inside the shell, whose own links lead on. */
export function NothingHere() {
  const { t } = useI18n();
  return <Empty title={t('notfound.title')} text={t('problem.not_found')} />;
}
