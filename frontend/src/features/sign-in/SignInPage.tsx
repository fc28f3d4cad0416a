import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Trouble } from '../../components/Trouble';
import { Problem } from '../../lib/api/problem';
import { submitted, text } from '../../lib/forms/fields';
import { useI18n } from '../../lib/i18n/I18n';
import { unsentOnDevice } from '../../lib/offline/keys';
import { session } from '../../lib/session/session';
import { Enrol } from './Enrol';
import { Frame } from './Frame';
import css from './SignIn.module.css';

const asksForCode = (error: Error | null) => error instanceof Problem && error.code.startsWith('totp.');

export function SignInPage() {
  const { t } = useI18n();
  const [codeAsked, setCodeAsked] = useState(false);
  const [enrolled, setEnrolled] = useState(false);
  const unsent = useQuery({ queryKey: ['unsent'], queryFn: unsentOnDevice, gcTime: 0, retry: false });
  const signIn = useMutation({
    mutationFn: (form: FormData) => {
      const totp = text(form, 'totp').replaceAll(' ', '');
      const credentials = { email: text(form, 'email'), password: text(form, 'password') };
      return session.signIn(totp ? { ...credentials, totp } : credentials);
    },
    onError: (error) => setCodeAsked((asked) => asked || asksForCode(error)),
  });
  const token = signIn.error instanceof Problem ? signIn.error.body.enrolment_token : null;
  if (typeof token === 'string') {
    const enrolled = () => {
      setEnrolled(true);
      setCodeAsked(true);
      signIn.reset();
    };
    return <Enrol token={token} onDone={enrolled} />;
  }
  const codeMissing = signIn.error instanceof Problem && signIn.error.code === 'totp.required';
  return (
    <Frame title={t('signin.title')}>
      <form onSubmit={submitted(signIn.mutate)}>
        <Stack gap="md">
          {!!unsent.data && <p className={css.done}>{t('signin.unsent', { count: unsent.data })}</p>}
          {enrolled && !signIn.error && <p className={css.done}>{t('enrol.done')}</p>}
          {signIn.error && !codeMissing && <Trouble error={signIn.error} />}
          <TextInput
            label={t('signin.email')}
            name="email"
            type="email"
            autoComplete="username"
            required
            autoFocus
            withAsterisk={false}
          />
          <PasswordInput
            label={t('signin.password')}
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('signin.show_password') }}
          />
          {codeAsked && (
            <TextInput
              label={t('signin.code')}
              description={t('signin.code_hint')}
              name="totp"
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="[0-9 ]*"
              autoFocus
            />
          )}
          <Button type="submit" loading={signIn.isPending} fullWidth>
            {t('signin.submit')}
          </Button>
        </Stack>
      </form>
    </Frame>
  );
}
