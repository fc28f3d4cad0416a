import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Dialog } from '../../components/Dialog';
import { LanguageSelect } from '../../components/LanguageSelect';
import { Trouble } from '../../components/Trouble';
import { useI18n } from '../../lib/i18n/I18n';
import { useMe } from '../../lib/session/me';
import { roleName } from '../../lib/session/roles';
import { session } from '../../lib/session/session';
import css from './AccountDialog.module.css';

export function AccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const me = useMe();
  const signOut = useMutation({ mutationFn: () => session.signOut() });
  return (
    <Dialog title={me.name} onClose={onClose}>
      <p className={css.line}>{me.email}</p>
      <ul className={css.roles}>
        {me.grants.map((grant) => (
          <li key={`${grant.role}${grant.scope.id}`}>
            {roleName(t, grant.role)} · {grant.scope.label}
          </li>
        ))}
      </ul>
      <LanguageSelect />
      <Stack mt="lg" gap="sm">
        {signOut.error && <Trouble error={signOut.error} />}
        <Button variant="default" fullWidth loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('account.sign_out')}
        </Button>
      </Stack>
    </Dialog>
  );
}
