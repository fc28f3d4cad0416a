import { Button, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { Page } from '../components/Page';
import { submitted, text } from '../lib/forms/fields';
import { useI18n } from '../lib/i18n/I18n';
import { device } from '../lib/offline/device';
import { session } from '../lib/session/session';
import css from './SignInGate.module.css';

/** From then on giving up is offered: what is unsent can't be read by anybody without the PIN. */
const patience = 5;

/** On a device that several people use, what one of them keeps opens with their PIN alone. */
export function PinPage({ person, wrong }: { person: string; wrong: number }) {
  const { t } = useI18n();
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const unlock = async (form: FormData) => {
    setBusy(true);
    await device.open(person, text(form, 'pin'));
    setTried(true);
    setBusy(false);
  };
  const giveUp = async () => {
    await device.forget(person);
    await session.signOut();
  };
  return (
    <main className={css.between}>
      <Page title={t('pin.title')} lead={t('pin.lead')}>
        <form onSubmit={submitted((form) => void unlock(form))}>
          <Stack gap="md" maw={360}>
            <PasswordInput
              label={t('pin.pin')}
              name="pin"
              inputMode="numeric"
              autoComplete="off"
              required
              withAsterisk={false}
              error={tried && wrong > 0 ? t('pin.wrong') : undefined}
              visibilityToggleButtonProps={{ 'aria-label': t('pin.show') }}
            />
            <Button type="submit" loading={busy}>
              {t('pin.open')}
            </Button>
            {wrong >= patience && (
              <>
                <p>{t('pin.forgotten')}</p>
                <Button variant="default" onClick={() => void giveUp()}>
                  {t('pin.delete')}
                </Button>
              </>
            )}
          </Stack>
        </form>
      </Page>
    </main>
  );
}
