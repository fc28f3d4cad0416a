import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Trouble } from '../../components/Trouble';
import { useI18n } from '../../lib/i18n/I18n';
import { device } from '../../lib/offline/device';
import { countDraftsHere, dropDraftsHere } from '../../lib/offline/drafts-here';
import { saveRescue } from '../../lib/offline/rescue';
import { useWaiting } from '../../lib/offline/useWaiting';
import { waiting } from '../../lib/offline/waiting';
import { useMe } from '../../lib/session/me';
import { session } from '../../lib/session/session';
import css from './AccountDialog.module.css';

/** Signing out empties this device of what the person kept on it; what is not sent is shown first. */
export function SignOut() {
  const { t } = useI18n();
  const me = useMe();
  const { items } = useWaiting();
  const [asked, setAsked] = useState(false);
  const [drafts, setDrafts] = useState(0);
  const signOut = useMutation({
    mutationFn: async () => {
      await session.signOut();
      dropDraftsHere(me.id);
      await device.forget(me.id);
    },
  });
  const leave = async () => {
    const found = await countDraftsHere(me.id);
    setDrafts(found);
    if (items.length + found > 0) setAsked(true);
    else signOut.mutate();
  };
  if (!asked || items.length + drafts === 0) {
    return (
      <>
        {signOut.error && <Trouble error={signOut.error} />}
        <Button variant="default" fullWidth loading={signOut.isPending} onClick={() => void leave()}>
          {t('account.sign_out')}
        </Button>
      </>
    );
  }
  return (
    <div className={css.leaving} role="alert">
      <h3>{t('account.leave_title')}</h3>
      {items.length > 0 && <p>{t('account.leave_lead', { count: items.length })}</p>}
      {drafts > 0 && <p>{t('account.leave_drafts', { count: drafts })}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.id}>{item.label}</li>
        ))}
      </ul>
      <Stack gap="sm">
        {items.length > 0 && (
          <>
            <Button onClick={() => void waiting.tryNow()}>{t('account.leave_send')}</Button>
            <Button variant="default" onClick={() => void saveRescue(items)}>
              {t('account.leave_save')}
            </Button>
          </>
        )}
        <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('account.leave_now')}
        </Button>
      </Stack>
    </div>
  );
}
