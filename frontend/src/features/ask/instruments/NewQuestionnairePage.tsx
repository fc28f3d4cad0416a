import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { fieldError, submitted, text } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { languageNames } from '../../../lib/i18n/languages';
import { useScope } from '../../../lib/scope/useScope';
import { beginDraft } from './drafts';
import { heading, LanguagePicker } from './LanguagePicker';
import css from './Questionnaires.module.css';

export function NewQuestionnairePage() {
  const { t, language } = useI18n();
  const { project, to } = useScope();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [languages, setLanguages] = useState([heading(languageNames[language], language)]);
  const begin = useMutation({
    mutationFn: (form: FormData) =>
      beginDraft({ project_id: project.id, title: text(form, 'title'), languages }),
    onSuccess: async (draft) => {
      await client.invalidateQueries({ queryKey: ['drafts'] });
      await navigate(to(`ask/questionnaires/drafts/${draft.id}`));
    },
  });
  return (
    <Page
      title={t('draft.new')}
      lead={t('draft.new_lead')}
      trail={[{ label: t('ask.questionnaires'), to: to('ask/questionnaires') }]}
    >
      <Panel>
        <form onSubmit={submitted(begin.mutate)}>
          <Stack className={css.form} gap="lg">
            {begin.error && <Trouble error={begin.error} />}
            <TextInput
              label={t('draft.title')}
              name="title"
              required
              maxLength={200}
              error={fieldError(begin.error, '/title')}
            />
            <LanguagePicker chosen={languages} onChange={setLanguages} />
            <div>
              <Button type="submit" loading={begin.isPending} disabled={languages.length === 0}>
                {t('draft.begin')}
              </Button>
            </div>
          </Stack>
        </form>
      </Panel>
    </Page>
  );
}
