import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CopyButton } from '../../../components/CopyButton';
import { Trouble } from '../../../components/Trouble';
import { fieldError, submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import css from '../Settings.module.css';
import { createClient, type NewClient } from './clients';
import { clientPermissions } from './permissions';

export function ClientForm({ onDone }: { onDone: () => void }) {
  const { t } = useI18n();
  const { project } = useScope();
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (form: FormData) =>
      createClient({
        name: text(form, 'name'),
        project_id: project.id,
        permissions: form.getAll('permissions').map(String),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clients'] }),
  });
  if (create.data) return <SecretOnce client={create.data} onDone={onDone} />;
  return (
    <form onSubmit={submitted(create.mutate)}>
      <Stack>
        {create.error && <Trouble error={create.error} />}
        <TextInput
          label={t('clients.name')}
          description={t('clients.name_hint')}
          name="name"
          required
          error={fieldError(create.error, '/name')}
        />
        <Checkbox.Group label={t('clients.permissions')} error={fieldError(create.error, '/permissions')}>
          <div className={css.permissions}>
            {Object.entries(clientPermissions).map(([code, label]) => (
              <Checkbox
                key={code}
                name="permissions"
                value={code}
                label={t(label)}
                description={code}
                size="sm"
              />
            ))}
          </div>
        </Checkbox.Group>
        <Button type="submit" loading={create.isPending}>
          {t('clients.create')}
        </Button>
      </Stack>
    </form>
  );
}

/** The only moment at which the secret can be read: the server keeps no more than its hash. */
function SecretOnce({ client, onDone }: { client: NewClient; onDone: () => void }) {
  const { t } = useI18n();
  return (
    <div className={css.secret}>
      <p>{t('clients.secret_once')}</p>
      <span>{t('clients.id')}</span>
      <code>{client.id}</code>
      <span>{t('clients.secret')}</span>
      <code>{client.client_secret}</code>
      <CopyButton text={client.client_secret ?? ''} about={t('clients.secret')} />
      <Button variant="default" onClick={onDone}>
        {t('clients.kept')}
      </Button>
    </div>
  );
}
