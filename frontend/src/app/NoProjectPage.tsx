import { Button } from '@mantine/core';
import { Page } from '../components/Page';
import { useI18n } from '../lib/i18n/I18n';
import { session } from '../lib/session/session';
import css from './SignInGate.module.css';

/** An account without any grant on a project yet. */
export function NoProjectPage() {
  const { t } = useI18n();
  return (
    <main className={css.between}>
      <Page title={t('noproject.title')} lead={t('noproject.lead')}>
        <p>
          <Button variant="default" onClick={() => void session.signOut()}>
            {t('account.sign_out')}
          </Button>
        </p>
      </Page>
    </main>
  );
}
