import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Loaded } from '../../components/Loaded';
import { QrCode } from '../../components/QrCode';
import { Trouble } from '../../components/Trouble';
import { problemFrom } from '../../lib/api/problem';
import { submitted, text } from '../../lib/forms/fields';
import { useI18n } from '../../lib/i18n/I18n';
import { Frame } from './Frame';
import css from './SignIn.module.css';

interface Enrolment {
  secret?: string | null;
  uri?: string | null;
}

/** The enrolment token is good for this alone, so it never becomes the session's. */
async function enrol(token: string, body: { code?: string }): Promise<Enrolment> {
  const response = await fetch('/api/identity/v1/session/totp', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response, answer);
  return answer as Enrolment;
}

/** For staff without a second factor: the password was right, nothing else is open to them yet. */
export function Enrol({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useI18n();
  const secret = useQuery({
    queryKey: ['enrolment', token],
    queryFn: () => enrol(token, {}),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const confirm = useMutation({
    mutationFn: (form: FormData) => enrol(token, { code: text(form, 'code').replaceAll(' ', '') }),
    onSuccess: onDone,
  });
  return (
    <Frame title={t('enrol.title')}>
      <Loaded query={secret}>
        {(enrolment) => (
          <form onSubmit={submitted(confirm.mutate)}>
            <Stack>
              <p>{t('enrol.lead')}</p>
              <div className={css.qr}>
                <QrCode text={enrolment.uri ?? ''} label={t('enrol.qr')} />
              </div>
              <p>
                {t('enrol.key')}: <code>{enrolment.secret}</code>
              </p>
              {confirm.error && <Trouble error={confirm.error} />}
              <TextInput
                label={t('signin.code')}
                description={t('signin.code_hint')}
                name="code"
                inputMode="numeric"
                autoComplete="one-time-code"
                required
              />
              <Button type="submit" loading={confirm.isPending} fullWidth>
                {t('enrol.confirm')}
              </Button>
            </Stack>
          </form>
        )}
      </Loaded>
    </Frame>
  );
}
