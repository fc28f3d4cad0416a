import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Loaded } from '../../../components/Loaded';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { kindName } from '../../../lib/documents/words';
import { fieldError, submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { changeDefinition, createDefinition, type Definition, kindsQuery, versionOf } from './definitions';
import { ScheduleFields, scheduleFrom } from './ScheduleFields';

interface DefinitionFormProps {
  /** Null for a new one. */
  definition: Definition | null;
  onDone: () => void;
}

export function DefinitionForm({ definition, onDone }: DefinitionFormProps) {
  const { t, language, format } = useI18n();
  const { project } = useScope();
  const say = useSay();
  const client = useQueryClient();
  const kinds = useQuery(kindsQuery);
  // The version as it was when the form opened: a change made elsewhere since then is not overwritten.
  const version = useQuery({
    queryKey: ['definition-version', definition?.id],
    queryFn: () => (definition ? versionOf(definition.id) : ''),
    enabled: definition !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const save = useMutation({
    mutationFn: (form: FormData) => {
      const fields = {
        title: text(form, 'title'),
        language: text(form, 'language'),
        on_wave_closed: form.has('on_wave_closed'),
        schedule: scheduleFrom(form, definition?.schedule ?? null),
      };
      return definition
        ? changeDefinition(definition.id, version.data ?? '', fields)
        : createDefinition({ ...fields, project_id: project.id, kind: text(form, 'kind') });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['definitions'] });
      say(t('app.saved'));
      onDone();
    },
  });
  const at = (pointer: string) => fieldError(save.error, pointer);
  return (
    <Loaded query={kinds}>
      {(all) => (
        <form onSubmit={submitted(save.mutate)}>
          <Stack>
            {save.error && <Trouble error={save.error} />}
            <TextInput
              label={t('definitions.name')}
              name="title"
              required
              defaultValue={definition?.title}
              error={at('/title')}
            />
            {!definition && (
              <NativeSelect
                label={t('documents.kind')}
                name="kind"
                data={all.map(({ name }) => ({ value: name, label: kindName(t, name) }))}
              />
            )}
            <NativeSelect
              label={t('definitions.language')}
              name="language"
              defaultValue={definition?.language ?? language}
              data={languagesOf(all, definition?.kind).map((code) => ({
                value: code,
                label: format.languageName(code),
              }))}
              error={at('/language')}
            />
            <Checkbox
              label={t('definitions.on_closed')}
              name="on_wave_closed"
              defaultChecked={definition?.on_wave_closed ?? true}
            />
            <ScheduleFields
              schedule={definition?.schedule ?? null}
              zone={project.sites[0]?.time_zone ?? 'UTC'}
              error={at('/schedule/rule') ?? at('/schedule')}
            />
            <Button type="submit" loading={save.isPending}>
              {t('app.save')}
            </Button>
          </Stack>
        </form>
      )}
    </Loaded>
  );
}

const languagesOf = (kinds: { name: string; languages: string[] }[], kind: string | undefined) => [
  ...new Set(kinds.filter(({ name }) => !kind || name === kind).flatMap(({ languages }) => languages)),
];
