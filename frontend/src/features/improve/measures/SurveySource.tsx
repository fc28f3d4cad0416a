import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../../components/Loaded';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import css from './Measures.module.css';
import { type ChoiceQuestion, choiceQuestions, modelQuery, questionnairesQuery } from './survey-questions';

/** Which question of which questionnaire, and which of its answers count. */
export function SurveySource({ error }: { error: string | undefined }) {
  const { t } = useI18n();
  const { project } = useScope();
  const questionnaires = useQuery(questionnairesQuery(project.id));
  const [chosen, setChosen] = useState<string>();
  return (
    <Loaded query={questionnaires} rows={2}>
      {(all) => {
        const newest = all.filter((one, k) => all.findIndex(({ form_id }) => form_id === one.form_id) === k);
        const current = newest.find(({ form_id }) => form_id === chosen) ?? newest[0];
        if (!current) return <p className={css.small}>{t('measure.no_questionnaire')}</p>;
        return (
          <>
            <NativeSelect
              label={t('measure.questionnaire')}
              name="instrument"
              value={current.form_id}
              data={newest.map(({ form_id, title }) => ({ value: form_id, label: title }))}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
            <Questions key={current.version_id} versionId={current.version_id} error={error} />
            <NativeSelect
              label={t('measure.survey_scope')}
              name="survey_scope"
              data={[
                { value: 'network', label: t('measure.survey_network') },
                { value: 'project', label: t('measure.survey_project') },
              ]}
            />
          </>
        );
      }}
    </Loaded>
  );
}

function Questions({ versionId, error }: { versionId: string; error: string | undefined }) {
  const { t, language } = useI18n();
  const model = useQuery(modelQuery(versionId));
  const [chosen, setChosen] = useState<string>();
  return (
    <Loaded query={model} rows={2}>
      {(found) => {
        const questions = choiceQuestions(found, language);
        const current = questions.find(({ name }) => name === chosen) ?? questions[0];
        if (!current) return <p className={css.small}>{t('measure.no_question')}</p>;
        return (
          <>
            <NativeSelect
              label={t('measure.question')}
              name="question"
              value={current.name}
              data={questions.map(({ name, label }) => ({ value: name, label }))}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
            <Answers key={current.name} question={current} error={error} />
          </>
        );
      }}
    </Loaded>
  );
}

function Answers({ question, error }: { question: ChoiceQuestion; error: string | undefined }) {
  const { t } = useI18n();
  return (
    <fieldset className={css.part}>
      <legend>{t('measure.answers_count')}</legend>
      <div className={css.answers}>
        {question.answers.map(({ value, label }) => (
          <label key={value} className={css.answer}>
            <input type="checkbox" name="categories" value={value} />
            {label}
          </label>
        ))}
      </div>
      {error && <p className={css.error}>{error}</p>}
    </fieldset>
  );
}
