import { Button, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { Dialog } from '../../components/Dialog';
import { LanguageSelect } from '../../components/LanguageSelect';
import { useI18n } from '../../lib/i18n/I18n';
import { useScope } from '../../lib/scope/useScope';
import { useMe } from '../../lib/session/me';
import { roleName } from '../../lib/session/roles';
import css from './AccountDialog.module.css';
import { DevicePin } from './DevicePin';
import { SignOut } from './SignOut';

export function AccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { to } = useScope();
  const me = useMe();
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
        <Button component={Link} to={to('waiting')} variant="default" fullWidth onClick={onClose}>
          {t('account.waiting')}
        </Button>
        <DevicePin />
        <SignOut />
      </Stack>
    </Dialog>
  );
}
