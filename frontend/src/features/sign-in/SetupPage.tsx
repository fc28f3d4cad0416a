import { Button, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trouble } from '../../components/Trouble';
import { accepted, identity } from '../../lib/api/client';
import { fieldError, submitted, text } from '../../lib/forms/fields';
import { useI18n } from '../../lib/i18n/I18n';
import { languageNames, languages } from '../../lib/i18n/languages';
import { session } from '../../lib/session/session';
import { Frame } from './Frame';
import { countries, timeZones } from './places';
import css from './SignIn.module.css';
import { setupQuery } from './setup';

/** Once in an installation's life: the organisation that answers for the data, and its first administrator. */
export function SetupPage() {
  const { t, language, format } = useI18n();
  const client = useQueryClient();
  const setUp = useMutation({
    mutationFn: async (form: FormData) => {
      const administrator = {
        name: text(form, 'name'),
        email: text(form, 'email'),
        password: text(form, 'password'),
      };
      const tenant = {
        name: text(form, 'tenant'),
        country: text(form, 'country'),
        language: text(form, 'language'),
        time_zone: text(form, 'time_zone'),
      };
      await accepted(
        identity.POST('/api/identity/v1/setup', {
          body: { code: text(form, 'code'), tenant, administrator },
        }),
      );
      await session.signIn(administrator);
    },
    onSettled: () => client.invalidateQueries({ queryKey: setupQuery.queryKey }),
  });
  const at = (pointer: string) => fieldError(setUp.error, pointer);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Frame title={t('setup.title')} wide>
      <form onSubmit={submitted(setUp.mutate)}>
        <Stack gap="md">
          <p>{t('setup.lead')}</p>
          {setUp.error && <Trouble error={setUp.error} />}
          <TextInput
            label={t('setup.code')}
            description={t('setup.code_hint')}
            name="code"
            required
            error={at('/code')}
          />
          <h2 className={css.part}>{t('setup.organisation')}</h2>
          <TextInput label={t('setup.organisation_name')} name="tenant" required error={at('/tenant/name')} />
          <div className={css.pair}>
            <NativeSelect
              label={t('setup.country')}
              name="country"
              data={countries.map((code) => ({ value: code, label: format.country(code) }))}
              error={at('/tenant/country')}
            />
            <NativeSelect
              label={t('setup.language')}
              name="language"
              defaultValue={language}
              data={languages.map((value) => ({ value, label: languageNames[value] }))}
              error={at('/tenant/language')}
            />
          </div>
          <NativeSelect
            label={t('setup.time_zone')}
            name="time_zone"
            defaultValue={zone}
            data={timeZones(zone)}
            error={at('/tenant/time_zone')}
          />
          <h2 className={css.part}>{t('setup.administrator')}</h2>
          <TextInput
            label={t('setup.name')}
            name="name"
            autoComplete="name"
            required
            error={at('/administrator/name')}
          />
          <TextInput
            label={t('signin.email')}
            name="email"
            type="email"
            autoComplete="username"
            required
            error={at('/administrator/email')}
          />
          <PasswordInput
            label={t('signin.password')}
            description={t('setup.password_hint')}
            name="password"
            autoComplete="new-password"
            minLength={12}
            required
            visibilityToggleButtonProps={{ 'aria-label': t('signin.show_password') }}
            error={at('/administrator/password')}
          />
          <Button type="submit" loading={setUp.isPending} fullWidth>
            {t('setup.submit')}
          </Button>
        </Stack>
      </form>
    </Frame>
  );
}
