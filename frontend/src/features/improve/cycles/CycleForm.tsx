import { Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../components/icons';
import { Trouble } from '../../../components/Trouble';
import { fieldError, submitted } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import css from '../Improve.module.css';
import { NetworkField } from '../NetworkField';

interface CycleFormProps {
  networks: { id: string; name: string }[];
  chosen: string | undefined;
  aims: { id: string; statement: string }[];
  error: Error | null;
  saving: boolean;
  onSubmit: (form: FormData) => void;
}

/** The plan of one test: what we want to learn, and what we expect, before anything is done. */
export function CycleForm({ networks, chosen, aims, error, saving, onSubmit }: CycleFormProps) {
  const { t } = useI18n();
  const at = (pointer: string) => fieldError(error, pointer);
  return (
    <form className={css.form} onSubmit={submitted(onSubmit)}>
      <Stack>
        {error && <Trouble error={error} />}
        <NetworkField networks={networks} chosen={chosen} error={at('/network_id')} />
        <NativeSelect
          label={t('newcycle.aim')}
          name="aim_id"
          data={[
            { value: '', label: t('newcycle.no_aim') },
            ...aims.map(({ id, statement }) => ({ value: id, label: statement })),
          ]}
          error={at('/aim_id')}
        />
        <TextInput
          label={t('newcycle.title')}
          description={t('newcycle.title_hint')}
          name="title"
          required
          error={at('/title')}
        />
        <Textarea label={t('newcycle.objective')} name="objective" rows={2} error={at('/objective')} />
        <Questions />
        <div className={css.pair}>
          <TextInput label={t('newcycle.who')} name="who" error={at('/who')} />
          <TextInput label={t('newcycle.where')} name="where" error={at('/where')} />
        </div>
        <TextInput label={t('newcycle.what')} name="what" error={at('/what')} />
        <div className={css.pair}>
          <TextInput type="date" label={t('newcycle.starts')} name="starts_on" error={at('/starts_on')} />
          <TextInput type="date" label={t('newcycle.ends')} name="ends_on" error={at('/ends_on')} />
        </div>
        <Textarea label={t('newcycle.data')} name="data_to_collect" rows={2} error={at('/data_to_collect')} />
        <div>
          <Button type="submit" loading={saving}>
            {t('app.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

const mostQuestions = 20;

function Questions() {
  const { t } = useI18n();
  const [keys, setKeys] = useState([0]);
  return (
    <>
      {keys.map((key, index) => (
        <div key={key} className={css.question}>
          <TextInput label={t('newcycle.question', { n: index + 1 })} name="question" />
          <TextInput
            label={t('newcycle.prediction')}
            description={t('newcycle.prediction_hint')}
            name="prediction"
          />
        </div>
      ))}
      {keys.length < mostQuestions && (
        <div>
          <Button
            variant="default"
            size="sm"
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => setKeys((now) => [...now, now.length])}
          >
            {t('newcycle.more_questions')}
          </Button>
        </div>
      )}
    </>
  );
}
