import { Button, NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { wavesQuery } from '../../../lib/waves/waves';
import { type Definition, startRun } from './definitions';

/** Makes the reports of one wave now, beside any schedule. */
export function RunNow({ definition, onDone }: { definition: Definition; onDone: () => void }) {
  const { t } = useI18n();
  const { project } = useScope();
  const say = useSay();
  const client = useQueryClient();
  const waves = useQuery(wavesQuery(project.id));
  const start = useMutation({
    mutationFn: (form: FormData) => startRun(definition.id, text(form, 'wave_id')),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['runs'] }),
        client.invalidateQueries({ queryKey: ['documents'] }),
      ]);
      say(t('definitions.started_now'));
      onDone();
    },
  });
  return (
    <Loaded query={waves}>
      {(all) => {
        const begun = all.filter(({ state }) => state !== 'draft');
        if (begun.length === 0) return <Empty title={t('waves.empty')} />;
        return (
          <form onSubmit={submitted(start.mutate)}>
            <Stack>
              {start.error && <Trouble error={start.error} />}
              <NativeSelect
                label={t('definitions.wave')}
                name="wave_id"
                data={begun.map(({ id, title }) => ({ value: id, label: title }))}
              />
              <Button type="submit" loading={start.isPending}>
                {t('definitions.run_now')}
              </Button>
            </Stack>
          </form>
        );
      }}
    </Loaded>
  );
}
