import { Stack, Textarea } from '@mantine/core';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Cycle } from '../../../lib/improve/cycles';
import { TalkBeside } from '../talk/TalkBeside';
import { Choice } from './Choice';
import css from './Cycle.module.css';
import { type PartProps, TextField } from './Field';
import { loops, matches } from './words';

type Question = Cycle['questions'][number];

/** Each prediction beside what came, the surprise, and what kind of learning it was. */
export function StudyPart(props: PartProps) {
  const { editor, closed } = props;
  const { t } = useI18n();
  const { questions, loop } = editor.shown;
  const put = (id: string, part: Partial<Question>) =>
    editor.set(
      'questions',
      questions.map((question) => (question.id === id ? { ...question, ...part } : question)),
    );
  return (
    <Stack>
      {questions.length === 0 && <p className={css.hint}>{t('cycle.no_questions')}</p>}
      {questions.map((question, index) => (
        <section key={question.id} className={css.compare} aria-label={t('cycle.question', { n: index + 1 })}>
          <h3>{question.question}</h3>
          <div className={css.beside}>
            <div>
              <p className={css.small}>{t('cycle.prediction')}</p>
              <blockquote className={css.predicted}>
                {question.prediction || t('cycle.no_prediction')}
              </blockquote>
            </div>
            <TalkBeside pointer={`/questions/${question.id}/result`} label={t('cycle.result')}>
              <Textarea
                id={`field-result-${question.id}`}
                label={t('cycle.result')}
                rows={3}
                value={question.result}
                readOnly={closed}
                onChange={(event) => put(question.id, { result: event.currentTarget.value })}
                onBlur={editor.leave}
              />
            </TalkBeside>
          </div>
          <Choice
            id={`field-match-${question.id}`}
            pointer={`/questions/${question.id}/match`}
            legend={t('cycle.match')}
            options={matches}
            value={question.match}
            closed={closed}
            choose={(match) => put(question.id, { match })}
          />
        </section>
      ))}
      <TextField {...props} name="learned" rows={4} hint={t('cycle.learned_hint')} />
      <TextField {...props} name="surprised" rows={3} hint={t('cycle.surprised_hint')} />
      <Choice
        id="field-loop"
        pointer="/loop"
        legend={t('cycle.loop')}
        hint={t('cycle.loop_hint')}
        options={loops}
        value={loop}
        closed={closed}
        choose={(value) => editor.set('loop', value)}
      />
    </Stack>
  );
}
